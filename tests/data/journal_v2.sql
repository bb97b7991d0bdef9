PRAGMA application_id = 1282764917;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE answers (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    course TEXT NOT NULL REFERENCES courses (id),
        dose INTEGER NOT NULL,
        reminder TEXT NOT NULL,
        "on" TEXT NOT NULL,
        answer TEXT NOT NULL CHECK (answer IN ('done', 'snoozed', 'skipped')),
        until TEXT,
    recorded_at TEXT NOT NULL,
    changed_at TEXT,
    deleted_at TEXT,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    note TEXT NOT NULL
) STRICT;
INSERT INTO "answers" VALUES('01kjmaper0000000010000000c','01kjma44t00000000100000002',5,'rem_confirm','2026-02-23','done',NULL,'2026-03-01T09:12:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "answers" VALUES('01kjmar9b0000000010000000d','01kjma44t00000000100000002',5,'rem_week','2026-03-02','snoozed','2026-03-02T18:00:00+01:00','2026-03-01T09:13:00.000Z',NULL,NULL,'patient','typed',0,'');
CREATE TABLE changes (
        seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        action TEXT NOT NULL,
        at TEXT NOT NULL,
        author TEXT NOT NULL,
        table_name TEXT NOT NULL,
        entry TEXT NOT NULL,
        operation TEXT NOT NULL CHECK (operation IN ('insert', 'edit', 'delete')),
        old TEXT,
        undone_at TEXT
    ) STRICT
;
INSERT INTO "changes" VALUES(1,'01kjma0fm00000000000000000','2026-03-01T09:00:00.000Z','patient','person','01kjma0fm00000000100000000','insert',NULL,NULL);
INSERT INTO "changes" VALUES(2,'01kjma2a700000000000000001','2026-03-01T09:01:00.000Z','patient','person','01kjma0fm00000000100000000','edit','{"changed_at": null, "fever_line": null, "fluid_goal_ml": null, "limit_drinking": null}',NULL);
INSERT INTO "changes" VALUES(3,'01kjma44t00000000000000002','2026-03-01T09:02:00.000Z','patient','courses','01kjma44t00000000100000002','insert',NULL,NULL);
INSERT INTO "changes" VALUES(4,'01kjma5zd00000000000000003','2026-03-01T09:03:00.000Z','patient','courses','01kjma5zd00000000100000003','insert',NULL,NULL);
INSERT INTO "changes" VALUES(5,'01kjma7t000000000000000004','2026-03-01T09:04:00.000Z','patient','infusions','01kjma7t000000000100000004','insert',NULL,NULL);
INSERT INTO "changes" VALUES(6,'01kjma9mk00000000000000005','2026-03-01T09:05:00.000Z','patient','infusions','01kjma9mk00000000100000005','insert',NULL,NULL);
INSERT INTO "changes" VALUES(7,'01kjmabf600000000000000006','2026-03-01T09:06:00.000Z','patient','infusions','01kjmabf600000000100000006','insert',NULL,NULL);
INSERT INTO "changes" VALUES(8,'01kjmad9s00000000000000007','2026-03-01T09:07:00.000Z','patient','infusions','01kjmad9s00000000100000007','insert',NULL,NULL);
INSERT INTO "changes" VALUES(9,'01kjmaf4c00000000000000008','2026-03-01T09:08:00.000Z','patient','infusions','01kjmaf4c00000000100000008','insert',NULL,NULL);
INSERT INTO "changes" VALUES(10,'01kjmagyz00000000000000009','2026-03-01T09:09:00.000Z','patient','infusions','01kjmaf4c00000000100000008','delete',NULL,NULL);
INSERT INTO "changes" VALUES(11,'01kjmajsj0000000000000000a','2026-03-01T09:10:00.000Z','patient','infusions','01kjmajsj0000000010000000a','insert',NULL,NULL);
INSERT INTO "changes" VALUES(12,'01kjmamm50000000000000000b','2026-03-01T09:11:00.000Z','patient','infusions','01kjmamm50000000010000000b','insert',NULL,NULL);
INSERT INTO "changes" VALUES(13,'01kjmaper0000000000000000c','2026-03-01T09:12:00.000Z','patient','answers','01kjmaper0000000010000000c','insert',NULL,NULL);
INSERT INTO "changes" VALUES(14,'01kjmar9b0000000000000000d','2026-03-01T09:13:00.000Z','patient','answers','01kjmar9b0000000010000000d','insert',NULL,NULL);
INSERT INTO "changes" VALUES(15,'01kjmat3y0000000000000000e','2026-03-01T09:14:00.000Z','patient','fluids','01kjmat3y0000000010000000e','insert',NULL,NULL);
INSERT INTO "changes" VALUES(16,'01kjmavyh0000000000000000f','2026-03-01T09:15:00.000Z','patient','fluids','01kjmavyh0000000010000000f','insert',NULL,NULL);
INSERT INTO "changes" VALUES(17,'01kjmaxs40000000000000000g','2026-03-01T09:16:00.000Z','patient','fluids','01kjmaxs40000000010000000g','insert',NULL,NULL);
INSERT INTO "changes" VALUES(18,'01kjmazkq0000000000000000h','2026-03-01T09:17:00.000Z','patient','fluids','01kjmaxs40000000010000000g','edit','{"at": "2026-03-01T11:00:00+01:00", "changed_at": null, "ml": 200, "note": ""}',NULL);
INSERT INTO "changes" VALUES(19,'01kjmb1ea0000000000000000j','2026-03-01T09:18:00.000Z','patient','fluids','01kjmb1ea0000000010000000j','insert',NULL,'2026-03-02T09:00:00.000Z');
INSERT INTO "changes" VALUES(20,'01kjmb38x0000000000000000k','2026-03-01T09:19:00.000Z','patient','fluids','01kjmb38x0000000010000000k','insert',NULL,NULL);
INSERT INTO "changes" VALUES(21,'01kjmb53g0000000000000000m','2026-03-01T09:20:00.000Z','patient','fluids','01kjmb38x0000000010000000k','delete',NULL,NULL);
INSERT INTO "changes" VALUES(22,'01kjmb6y30000000000000000n','2026-03-01T09:21:00.000Z','patient','checkins','01kjmb6y30000000010000000n','insert',NULL,NULL);
INSERT INTO "changes" VALUES(23,'01kjmb8rp0000000000000000p','2026-03-01T09:22:00.000Z','patient','symptoms','01kjmb8rp0000000010000000p','insert',NULL,NULL);
INSERT INTO "changes" VALUES(24,'01kjmbak90000000000000000q','2026-03-01T09:23:00.000Z','patient','symptoms','01kjmbak90000000010000000q','insert',NULL,NULL);
INSERT INTO "changes" VALUES(25,'01kjmbcdw0000000000000000r','2026-03-01T09:24:00.000Z','patient','symptoms','01kjmbcdw0000000010000000r','insert',NULL,NULL);
INSERT INTO "changes" VALUES(26,'01kjmbe8f0000000000000000s','2026-03-01T09:25:00.000Z','patient','symptoms','01kjmbe8f0000000010000000s','insert',NULL,NULL);
INSERT INTO "changes" VALUES(27,'01kjmbg320000000000000000t','2026-03-01T09:26:00.000Z','patient','checkins','01kjmbg320000000010000000t','insert',NULL,NULL);
INSERT INTO "changes" VALUES(28,'01kjmbhxn0000000000000000v','2026-03-01T09:27:00.000Z','patient','symptoms','01kjmbhxn0000000010000000v','insert',NULL,NULL);
INSERT INTO "changes" VALUES(29,'01kjmbkr80000000000000000w','2026-03-01T09:28:00.000Z','patient','medicines','01kjmbkr80000000010000000w','insert',NULL,NULL);
INSERT INTO "changes" VALUES(30,'01kjmbnjv0000000000000000x','2026-03-01T09:29:00.000Z','patient','dose_periods','01kjmbnjv0000000010000000x','insert',NULL,NULL);
INSERT INTO "changes" VALUES(31,'01kjmbqde0000000000000000y','2026-03-01T09:30:00.000Z','patient','dose_periods','01kjmbqde0000000010000000y','insert',NULL,NULL);
INSERT INTO "changes" VALUES(32,'01kjmbs810000000000000000z','2026-03-01T09:31:00.000Z','patient','lab_reports','01kjmbs810000000010000000z','insert',NULL,NULL);
INSERT INTO "changes" VALUES(33,'01kjmbv2m00000000000000010','2026-03-01T09:32:00.000Z','patient','lab_results','01kjmbv2m00000000100000010','insert',NULL,NULL);
INSERT INTO "changes" VALUES(34,'01kjmbwx700000000000000011','2026-03-01T09:33:00.000Z','patient','lab_results','01kjmbwx700000000100000011','insert',NULL,NULL);
INSERT INTO "changes" VALUES(35,'01kjmbyqt00000000000000012','2026-03-01T09:34:00.000Z','patient','lab_results','01kjmbyqt00000000100000012','insert',NULL,NULL);
INSERT INTO "changes" VALUES(36,'01kjmc0jd00000000000000013','2026-03-01T09:35:00.000Z','patient','lab_results','01kjmc0jd00000000100000013','insert',NULL,NULL);
INSERT INTO "changes" VALUES(37,'01kjmc2d000000000000000014','2026-03-01T09:36:00.000Z','patient','lab_results','01kjmc2d000000000100000014','insert',NULL,NULL);
INSERT INTO "changes" VALUES(38,'01kjmc47k00000000000000015','2026-03-01T09:37:00.000Z','Maria','reviews','01kjmc47k00000000100000015','insert',NULL,NULL);
CREATE TABLE checkins (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    "on" TEXT NOT NULL,
        at TEXT,
        too_tired INTEGER NOT NULL CHECK (too_tired IN (0, 1)),
    recorded_at TEXT NOT NULL,
    changed_at TEXT,
    deleted_at TEXT,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    note TEXT NOT NULL
) STRICT;
INSERT INTO "checkins" VALUES('01kjmb6y30000000010000000n','2026-03-01','2026-03-01T20:00:00+01:00',0,'2026-03-01T09:21:00.000Z',NULL,NULL,'patient','typed',0,'long day 🌧 “[low]”');
INSERT INTO "checkins" VALUES('01kjmbg320000000010000000t','2026-02-27',NULL,1,'2026-03-01T09:26:00.000Z',NULL,NULL,'patient','typed',0,'');
CREATE TABLE courses (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    regimen TEXT NOT NULL,
        medicine TEXT NOT NULL,
        brand TEXT NOT NULL,
        start TEXT NOT NULL,
        phases TEXT NOT NULL,
        rule TEXT NOT NULL CHECK (rule IN ('from-given', 'grid')),
        limits TEXT NOT NULL,
        severity TEXT,
        reason TEXT,
        tried_before TEXT NOT NULL,
        prescriber TEXT NOT NULL,
        ended_on TEXT,
        end_reason TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    changed_at TEXT,
    deleted_at TEXT,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    note TEXT NOT NULL
) STRICT;
INSERT INTO "courses" VALUES('01kjma44t00000000100000002','belimumab_iv','belimumab','','2025-12-01','[{"offsets":[0,14,28]},{"offsets":[0],"every":"28d"}]','from-given','[{"days": 14, "between": "doses", "sentence": "the label states at least 14 days between doses", "source": "S12"}]','moderate','not controlled','azathioprine, stopped for nausea','Dr Example',NULL,'','2026-03-01T09:02:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "courses" VALUES('01kjma5zd00000000100000003','cyclophosphamide_eurolupus','cyclophosphamide','','2024-06-03','[{"offsets":[0],"every":"14d","times":6}]','grid','[]',NULL,'kidneys','','','2024-08-12','planned end','2026-03-01T09:03:00.000Z',NULL,NULL,'patient','typed',0,'');
CREATE TABLE dose_periods (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    medicine TEXT NOT NULL REFERENCES medicines (id),
        first_on TEXT NOT NULL,
        last_on TEXT,
        amount TEXT NOT NULL,
        unit TEXT NOT NULL,
        timing TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    changed_at TEXT,
    deleted_at TEXT,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    note TEXT NOT NULL
) STRICT;
INSERT INTO "dose_periods" VALUES('01kjmbnjv0000000010000000x','01kjmbkr80000000010000000w','2025-06-01','2025-11-30','7.5','mg','daily','2026-03-01T09:29:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "dose_periods" VALUES('01kjmbqde0000000010000000y','01kjmbkr80000000010000000w','2025-12-01',NULL,'5','mg','daily','2026-03-01T09:30:00.000Z',NULL,NULL,'patient','typed',0,'');
CREATE TABLE drafts (
        form TEXT NOT NULL,
        about TEXT NOT NULL,
        author TEXT NOT NULL,
        kept_at TEXT NOT NULL,
        fields TEXT NOT NULL CHECK (json_valid(fields)),
        PRIMARY KEY (form, about, author)
    ) STRICT
;
INSERT INTO "drafts" VALUES('note','','patient','2026-03-01T08:00:00.000Z','{"note": "half a"}');
CREATE TABLE fluids (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    "on" TEXT NOT NULL,
        at TEXT,
        ml INTEGER NOT NULL CHECK (ml > 0),
    recorded_at TEXT NOT NULL,
    changed_at TEXT,
    deleted_at TEXT,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    note TEXT NOT NULL
) STRICT;
INSERT INTO "fluids" VALUES('01kjmat3y0000000010000000e','2026-03-01','2026-03-01T11:00:00+01:00',250,'2026-03-01T09:14:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "fluids" VALUES('01kjmavyh0000000010000000f','2026-03-01','2026-03-01T12:00:00+01:00',300,'2026-03-01T09:15:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "fluids" VALUES('01kjmaxs40000000010000000g','2026-03-01',NULL,220,'2026-03-01T09:16:00.000Z','2026-03-01T09:17:00.000Z',NULL,'patient','typed',0,'a bigger glass');
INSERT INTO "fluids" VALUES('01kjmb38x0000000010000000k','2026-02-28',NULL,500,'2026-03-01T09:19:00.000Z',NULL,'2026-03-01T09:20:00.000Z','patient','typed',0,'');
CREATE TABLE infusions (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    course TEXT NOT NULL REFERENCES courses (id),
        dose INTEGER NOT NULL CHECK (dose > 0),
        status TEXT NOT NULL,
        planned_on TEXT,
        planned_at TEXT,
        reason TEXT,
        reason_note TEXT NOT NULL,
        given_on TEXT CHECK (given_on IS NOT NULL OR status <> 'given'),
        arrived_at TEXT,
        started_at TEXT,
        ended_at TEXT,
        left_at TEXT,
        dose_given TEXT NOT NULL,
        weight_kg TEXT,
        lot TEXT NOT NULL,
        lot_expires TEXT,
        place TEXT NOT NULL,
        nurse TEXT NOT NULL,
        access_site TEXT NOT NULL,
        access_attempts INTEGER,
        observed_minutes INTEGER,
    recorded_at TEXT NOT NULL,
    changed_at TEXT,
    deleted_at TEXT,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    note TEXT NOT NULL
) STRICT;
INSERT INTO "infusions" VALUES('01kjma7t000000000100000004','01kjma44t00000000100000002',1,'given','2025-12-01',NULL,NULL,'','2025-12-01','2025-12-01T08:30:00+01:00','2025-12-01T09:00:00+01:00','2025-12-01T10:05:00+01:00','2025-12-01T11:00:00+01:00','as prescribed','61.5','LOT1','2027-01-31','Day unit 3','K.','left forearm',1,30,'2026-03-01T09:04:00.000Z',NULL,NULL,'patient','typed',0,'Two sticks.
Slept well after it.');
INSERT INTO "infusions" VALUES('01kjma9mk00000000100000005','01kjma44t00000000100000002',2,'given','2025-12-15',NULL,NULL,'','2025-12-15','2025-12-15T08:30:00+01:00','2025-12-15T09:00:00+01:00','2025-12-15T10:05:00+01:00','2025-12-15T11:00:00+01:00','as prescribed','61.5','LOT2','2027-01-31','Day unit 3','K.','left forearm',1,30,'2026-03-01T09:05:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "infusions" VALUES('01kjmabf600000000100000006','01kjma44t00000000100000002',3,'given','2025-12-29',NULL,NULL,'','2025-12-29','2025-12-29T08:30:00+01:00','2025-12-29T09:00:00+01:00','2025-12-29T10:05:00+01:00','2025-12-29T11:00:00+01:00','as prescribed','61.5','LOT3','2027-01-31','Day unit 3','K.','left forearm',1,30,'2026-03-01T09:06:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "infusions" VALUES('01kjmad9s00000000100000007','01kjma44t00000000100000002',4,'held','2026-01-26',NULL,'infection','sore throat',NULL,NULL,NULL,NULL,NULL,'',NULL,'',NULL,'','','',NULL,NULL,'2026-03-01T09:07:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "infusions" VALUES('01kjmaf4c00000000100000008','01kjma44t00000000100000002',5,'planned','2026-02-23','08:30',NULL,'',NULL,NULL,NULL,NULL,NULL,'',NULL,'',NULL,'','','',NULL,NULL,'2026-03-01T09:08:00.000Z',NULL,'2026-03-01T09:09:00.000Z','patient','typed',0,'');
INSERT INTO "infusions" VALUES('01kjmajsj0000000010000000a','01kjma44t00000000100000002',5,'confirmed','2026-03-09','08:30',NULL,'',NULL,NULL,NULL,NULL,NULL,'',NULL,'',NULL,'','','',NULL,NULL,'2026-03-01T09:10:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "infusions" VALUES('01kjmamm50000000010000000b','01kjma5zd00000000100000003',1,'given',NULL,NULL,NULL,'','2024-06-03',NULL,NULL,NULL,NULL,'',NULL,'',NULL,'','','',NULL,NULL,'2026-03-01T09:11:00.000Z',NULL,NULL,'patient','typed',0,'');
CREATE TABLE lab_reports (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    "on" TEXT NOT NULL,
        at TEXT,
        laboratory TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    changed_at TEXT,
    deleted_at TEXT,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    note TEXT NOT NULL
) STRICT;
INSERT INTO "lab_reports" VALUES('01kjmbs810000000010000000z','2026-02-20','2026-02-20T08:15:00+01:00','Lab Mitte','2026-03-01T09:31:00.000Z',NULL,NULL,'patient','typed',0,'');
CREATE TABLE lab_results (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    report TEXT NOT NULL REFERENCES lab_reports (id),
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        loinc TEXT,
        printed TEXT NOT NULL,
        form TEXT NOT NULL,
        comparator TEXT NOT NULL,
        number TEXT,
        low TEXT,
        high TEXT,
        words TEXT NOT NULL,
        unit TEXT NOT NULL,
        range_low TEXT,
        range_high TEXT,
        range_printed TEXT NOT NULL,
        range_exclusive INTEGER NOT NULL CHECK (range_exclusive IN (0, 1)),
        flag TEXT NOT NULL,
        method TEXT NOT NULL,
        canonical TEXT,
        canonical_unit TEXT,
    recorded_at TEXT NOT NULL,
    changed_at TEXT,
    deleted_at TEXT,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    note TEXT NOT NULL
) STRICT;
INSERT INTO "lab_results" VALUES('01kjmbv2m00000000100000010','01kjmbs810000000010000000z','C3','Complement C3','4485-9','71 mg/dL L','numeric','','71',NULL,NULL,'','mg/dL','75','175','75-175',0,'L','nephelometry','0.71','g/L','2026-03-01T09:32:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "lab_results" VALUES('01kjmbwx700000000100000011','01kjmbs810000000010000000z','DSDNA','anti-dsDNA',NULL,'<10 IU/mL','censored','<','10',NULL,NULL,'','IU/mL',NULL,'10','<10',1,'','ELISA',NULL,NULL,'2026-03-01T09:33:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "lab_results" VALUES('01kjmbyqt00000000100000012','01kjmbs810000000010000000z','UPCR','Urine protein/creatinine',NULL,'0.35 mg/mg','numeric','','0.35',NULL,NULL,'','mg/mg',NULL,NULL,'',0,'','',NULL,NULL,'2026-03-01T09:34:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "lab_results" VALUES('01kjmc0jd00000000100000013','01kjmbs810000000010000000z','ANA','ANA',NULL,'1:320 homogeneous','titre','','320',NULL,NULL,'homogeneous','',NULL,NULL,'<1:80',0,'','HEp-2',NULL,NULL,'2026-03-01T09:35:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "lab_results" VALUES('01kjmc2d000000000100000014','01kjmbs810000000010000000z','UPROT','Protein (dipstick)',NULL,'2+','ordinal','','3',NULL,NULL,'','',NULL,NULL,'negative',0,'','dipstick',NULL,NULL,'2026-03-01T09:36:00.000Z',NULL,NULL,'patient','typed',0,'');
CREATE TABLE medicines (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    name TEXT NOT NULL,
        started_on TEXT,
        ended_on TEXT,
        end_reason TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    changed_at TEXT,
    deleted_at TEXT,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    note TEXT NOT NULL
) STRICT;
INSERT INTO "medicines" VALUES('01kjmbkr80000000010000000w','prednisolone','2025-06-01',NULL,'','2026-03-01T09:28:00.000Z',NULL,NULL,'patient','typed',0,'');
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    name TEXT NOT NULL,
        birth_date TEXT,
        sex TEXT,
        limit_drinking TEXT CHECK (limit_drinking IN ('yes', 'no', 'not sure')),
        fluid_goal_ml INTEGER,
        fluid_limit_ml INTEGER,
        fever_line TEXT,
        day_ends TEXT NOT NULL,
        zone TEXT,
    recorded_at TEXT NOT NULL,
    changed_at TEXT,
    deleted_at TEXT,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    note TEXT NOT NULL
) STRICT;
INSERT INTO "person" VALUES('01kjma0fm00000000100000000','Ana Example','1988-05-04','female','not sure',2000,NULL,'38.0','04:00','Europe/Berlin','2026-03-01T09:00:00.000Z','2026-03-01T09:01:00.000Z',NULL,'patient','typed',0,'');
CREATE TABLE reviews (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    table_name TEXT NOT NULL,
        entry TEXT NOT NULL,
        seq INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        "on" TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    changed_at TEXT,
    deleted_at TEXT,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    note TEXT NOT NULL
) STRICT;
INSERT INTO "reviews" VALUES('01kjmc47k00000000100000015','checkins','01kjmb6y30000000010000000n',22,'seen','2026-03-02','2026-03-01T09:37:00.000Z',NULL,NULL,'Maria','typed',0,'');
CREATE TABLE symptoms (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    "on" TEXT NOT NULL,
        at TEXT,
        symptom TEXT NOT NULL,
        value TEXT NOT NULL,
        site TEXT NOT NULL,
        checkin TEXT REFERENCES checkins (id),
    recorded_at TEXT NOT NULL,
    changed_at TEXT,
    deleted_at TEXT,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    note TEXT NOT NULL
) STRICT;
INSERT INTO "symptoms" VALUES('01kjmb8rp0000000010000000p','2026-03-01','2026-03-01T20:00:00+01:00','fatigue','6','','01kjmb6y30000000010000000n','2026-03-01T09:22:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "symptoms" VALUES('01kjmbak90000000010000000q','2026-03-01','2026-03-01T20:00:00+01:00','pain','4','','01kjmb6y30000000010000000n','2026-03-01T09:23:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "symptoms" VALUES('01kjmbcdw0000000010000000r','2026-03-01','2026-03-01T20:00:00+01:00','sleep','3','','01kjmb6y30000000010000000n','2026-03-01T09:24:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "symptoms" VALUES('01kjmbe8f0000000010000000s','2026-03-01','2026-03-01T20:00:00+01:00','global_health','5','','01kjmb6y30000000010000000n','2026-03-01T09:25:00.000Z',NULL,NULL,'patient','typed',0,'');
INSERT INTO "symptoms" VALUES('01kjmbhxn0000000010000000v','2026-02-26',NULL,'joint_pain','5','hands',NULL,'2026-03-01T09:27:00.000Z',NULL,NULL,'patient','typed',0,'');
CREATE INDEX fluids_by_day ON fluids ("on");
CREATE INDEX checkins_by_day ON checkins ("on");
CREATE INDEX symptoms_by_day ON symptoms ("on");
CREATE INDEX symptoms_by_name ON symptoms (symptom, "on");
CREATE INDEX symptoms_by_checkin ON symptoms (checkin);
CREATE UNIQUE INDEX infusions_by_dose ON infusions (course, dose) WHERE deleted_at IS NULL;
CREATE INDEX answers_by_course ON answers (course, dose);
CREATE INDEX dose_periods_by_medicine ON dose_periods (medicine);
CREATE INDEX lab_reports_by_day ON lab_reports ("on");
CREATE INDEX lab_results_by_report ON lab_results (report);
CREATE INDEX lab_results_by_code ON lab_results (code);
CREATE INDEX reviews_by_entry ON reviews (entry);
CREATE INDEX changes_by_entry ON changes (entry);
CREATE INDEX changes_by_action ON changes (action);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('changes',38);
COMMIT;
