PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('area','IDN');
INSERT INTO setting VALUES('open_phase','asean-phase-3');
INSERT INTO setting VALUES('preparer','Test Preparer');
CREATE TABLE phase (
  pack TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  hash TEXT NOT NULL,
  sealed INTEGER NOT NULL CHECK (sealed IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO phase VALUES('asean-phase-3','1.0','41c8f4655f655c1e59f392cdccfae588f1d599dba1753c3db8db534e279d6e2b',0);
CREATE TABLE source (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT,
  agency TEXT NOT NULL,
  contact TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO source VALUES('BNP2TKI','Records of departures',NULL,'','');
CREATE TABLE sheet (
  id INTEGER PRIMARY KEY,
  phase TEXT NOT NULL REFERENCES phase (pack) DEFERRABLE INITIALLY DEFERRED,
  table_code TEXT NOT NULL,
  source TEXT,
  unit TEXT NOT NULL CHECK (unit IN ('ones', 'thousands')),
  currency TEXT,
  versions TEXT NOT NULL,
  years TEXT NOT NULL,
  added_items TEXT NOT NULL,
  optional_status INTEGER NOT NULL CHECK (optional_status IN (0, 1)),
  metadata TEXT NOT NULL
) STRICT;
INSERT INTO sheet VALUES(1,'asean-phase-3','EMP_XOUM_SEX_COU_NB','BNP2TKI','ones',NULL,'["COU_DES"]','[2012,2013,2014]','[]',0,'{"T36":{"codes":["T36:3215"],"text":""}}');
INSERT INTO sheet VALUES(2,'asean-phase-3','POP_TPOP_SEX_MIG_NB',NULL,'ones',NULL,'[]','[2012,2013,2014]','[]',0,'{}');
CREATE TABLE figure (
  sheet INTEGER NOT NULL REFERENCES sheet (id) DEFERRABLE INITIALLY DEFERRED,
  item TEXT NOT NULL,
  year INTEGER NOT NULL,
  status TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('T', 'M', 'F')),
  mantissa INTEGER,
  exponent INTEGER,
  reason TEXT CHECK (reason IN ('N', 'X', 'C', 'S', 'K')),
  pointer TEXT,
  wrong_input TEXT,
  flag TEXT,
  typed TEXT,
  PRIMARY KEY (sheet, item, year, status, sex),
  CHECK ((mantissa IS NULL) = (exponent IS NULL)),
  CHECK ((reason IS 'K') = (pointer IS NOT NULL)),
  CHECK ((mantissa IS NOT NULL) + (reason IS NOT NULL) + (wrong_input IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
INSERT INTO figure VALUES(1,'COU_DES_BRN',2014,'','T',NULL,NULL,'C',NULL,NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'COU_DES_MYS',2014,'','F',5350,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'COU_DES_MYS',2014,'','M',9310,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'COU_DES_SGP',2014,'','T',NULL,NULL,NULL,NULL,'1.5e',NULL,NULL);
INSERT INTO figure VALUES(2,'',2014,'MIG_STATUS_TOTAL','T',1600,0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE cover (
  scope TEXT PRIMARY KEY,
  reason TEXT NOT NULL CHECK (reason IN ('N', 'X', 'C', 'S', 'K')),
  pointer TEXT,
  sheet INTEGER GENERATED ALWAYS AS (coalesce(json_extract(scope, '$.sheet'), json_extract(scope, '$.cell.sheet'))),
  phase TEXT GENERATED ALWAYS AS (json_extract(scope, '$.phase'))
) STRICT, WITHOUT ROWID;
CREATE TABLE note (
  scope TEXT PRIMARY KEY,
  notes TEXT NOT NULL,
  sheet INTEGER GENERATED ALWAYS AS (coalesce(json_extract(scope, '$.sheet'), json_extract(scope, '$.cell.sheet'))),
  phase TEXT GENERATED ALWAYS AS (json_extract(scope, '$.phase'))
) STRICT, WITHOUT ROWID;
CREATE TABLE allowance (
  finding TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  sentence TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  figures TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE journal_group (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  table_code TEXT,
  block_rows INTEGER,
  block_columns INTEGER,
  detail TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('typed', 'pasted', 'imported', 'repaired', 'merged', 'program')),
  phase TEXT,
  undoes INTEGER REFERENCES journal_group (id),
  redoes INTEGER REFERENCES journal_group (id),
  first_entry INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  content INTEGER NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
INSERT INTO journal_group VALUES(1,'2026-11-22T18:40:46.885Z','Test Preparer','create',NULL,NULL,NULL,NULL,'program',NULL,NULL,NULL,1,4,1768125619347952959,907723595527602676);
INSERT INTO journal_group VALUES(2,'2026-11-22T18:40:47.011Z','Test Preparer','type','EMP_XOUM_SEX_COU_NB',NULL,NULL,NULL,'typed','asean-phase-3',NULL,NULL,5,3,8282527433090847992,6563970122347097801);
INSERT INTO journal_group VALUES(3,'2026-11-22T18:40:47.147Z','Test Preparer','type','EMP_XOUM_SEX_COU_NB',NULL,NULL,NULL,'typed','asean-phase-3',NULL,NULL,8,1,2015569288537979056,-2777253514065105088);
INSERT INTO journal_group VALUES(4,'2026-11-22T18:40:47.304Z','Test Preparer','type','EMP_XOUM_SEX_COU_NB',NULL,NULL,NULL,'typed','asean-phase-3',NULL,NULL,9,1,-590642272198740414,2391553067591107713);
INSERT INTO journal_group VALUES(5,'2026-11-22T18:40:47.497Z','Test Preparer','type','EMP_XOUM_SEX_COU_NB',NULL,NULL,NULL,'typed','asean-phase-3',NULL,NULL,10,1,8325039064973508420,8972149036869639861);
INSERT INTO journal_group VALUES(6,'2026-11-22T18:40:47.707Z','Test Preparer','type','POP_TPOP_SEX_MIG_NB',NULL,NULL,NULL,'typed','asean-phase-3',NULL,NULL,11,2,-1534919669185942250,8777813534839078536);
INSERT INTO journal_group VALUES(7,'2026-11-22T18:40:47.848Z','Test Preparer','type','POP_TPOP_SEX_MIG_NB',NULL,NULL,NULL,'typed','asean-phase-3',6,NULL,13,2,8325039064973508420,435871819497512068);
INSERT INTO journal_group VALUES(8,'2026-11-22T18:40:47.969Z','Test Preparer','type','POP_TPOP_SEX_MIG_NB',NULL,NULL,NULL,'typed','asean-phase-3',NULL,NULL,15,2,4656946567784735906,1311462160612101635);
INSERT INTO journal_group VALUES(9,'2026-11-22T18:40:48.243Z','Test Preparer','state-source','EMP_XOUM_SEX_COU_NB',NULL,NULL,NULL,'typed','asean-phase-3',NULL,NULL,17,2,1083472696274481353,5570850846803423627);
CREATE TABLE journal_entry (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES journal_group (id) DEFERRABLE INITIALLY DEFERRED,
  what TEXT NOT NULL,
  sheet INTEGER,
  item TEXT,
  year INTEGER,
  status TEXT,
  sex TEXT,
  key TEXT,
  before TEXT,
  after TEXT
) STRICT;
INSERT INTO journal_entry VALUES(1,1,'setting',NULL,NULL,NULL,NULL,NULL,'area',NULL,'"IDN"');
INSERT INTO journal_entry VALUES(2,1,'setting',NULL,NULL,NULL,NULL,NULL,'open_phase',NULL,'"asean-phase-3"');
INSERT INTO journal_entry VALUES(3,1,'setting',NULL,NULL,NULL,NULL,NULL,'preparer',NULL,'"Test Preparer"');
INSERT INTO journal_entry VALUES(4,1,'phase',NULL,NULL,NULL,NULL,NULL,'asean-phase-3',NULL,'{"version":"1.0","hash":"41c8f4655f655c1e59f392cdccfae588f1d599dba1753c3db8db534e279d6e2b","sealed":false}');
INSERT INTO journal_entry VALUES(5,2,'source',NULL,NULL,NULL,NULL,NULL,'BNP2TKI',NULL,'{"key":"BNP2TKI","name":"","agency":"","contact":""}');
INSERT INTO journal_entry VALUES(6,2,'sheet',1,NULL,NULL,NULL,NULL,NULL,NULL,'{"phase":"asean-phase-3","table":"EMP_XOUM_SEX_COU_NB","source":"BNP2TKI","unit":"ones","versions":["COU_DES"],"years":[2012,2013,2014],"added_items":[],"optional_status":false,"metadata":{}}');
INSERT INTO journal_entry VALUES(7,2,'figure',1,'COU_DES_MYS',2014,'','F',NULL,NULL,'{"answer":{"value":{"mantissa":5350,"exponent":0}}}');
INSERT INTO journal_entry VALUES(8,3,'figure',1,'COU_DES_MYS',2014,'','M',NULL,NULL,'{"answer":{"value":{"mantissa":9310,"exponent":0}}}');
INSERT INTO journal_entry VALUES(9,4,'figure',1,'COU_DES_SGP',2014,'','T',NULL,NULL,'{"answer":{"wrong_input":"1.5e"}}');
INSERT INTO journal_entry VALUES(10,5,'figure',1,'COU_DES_BRN',2014,'','T',NULL,NULL,'{"answer":{"reason":"confidential"}}');
INSERT INTO journal_entry VALUES(11,6,'sheet',2,NULL,NULL,NULL,NULL,NULL,NULL,'{"phase":"asean-phase-3","table":"POP_TPOP_SEX_MIG_NB","unit":"ones","versions":[],"years":[2012,2013,2014],"added_items":[],"optional_status":false,"metadata":{}}');
INSERT INTO journal_entry VALUES(12,6,'figure',2,'',2014,'MIG_STATUS_TOTAL','T',NULL,NULL,'{"answer":{"value":{"mantissa":1545,"exponent":0}},"typed":"=1200+345"}');
INSERT INTO journal_entry VALUES(13,7,'figure',2,'',2014,'MIG_STATUS_TOTAL','T',NULL,'{"answer":{"value":{"mantissa":1545,"exponent":0}},"typed":"=1200+345"}',NULL);
INSERT INTO journal_entry VALUES(14,7,'sheet',2,NULL,NULL,NULL,NULL,NULL,'{"phase":"asean-phase-3","table":"POP_TPOP_SEX_MIG_NB","unit":"ones","versions":[],"years":[2012,2013,2014],"added_items":[],"optional_status":false,"metadata":{}}',NULL);
INSERT INTO journal_entry VALUES(15,8,'sheet',2,NULL,NULL,NULL,NULL,NULL,NULL,'{"phase":"asean-phase-3","table":"POP_TPOP_SEX_MIG_NB","unit":"ones","versions":[],"years":[2012,2013,2014],"added_items":[],"optional_status":false,"metadata":{}}');
INSERT INTO journal_entry VALUES(16,8,'figure',2,'',2014,'MIG_STATUS_TOTAL','T',NULL,NULL,'{"answer":{"value":{"mantissa":1600,"exponent":0}}}');
INSERT INTO journal_entry VALUES(17,9,'source',NULL,NULL,NULL,NULL,NULL,'BNP2TKI','{"key":"BNP2TKI","name":"","agency":"","contact":""}','{"key":"BNP2TKI","name":"Records of departures","agency":"","contact":""}');
INSERT INTO journal_entry VALUES(18,9,'sheet',1,NULL,NULL,NULL,NULL,NULL,'{"phase":"asean-phase-3","table":"EMP_XOUM_SEX_COU_NB","source":"BNP2TKI","unit":"ones","versions":["COU_DES"],"years":[2012,2013,2014],"added_items":[],"optional_status":false,"metadata":{}}','{"phase":"asean-phase-3","table":"EMP_XOUM_SEX_COU_NB","source":"BNP2TKI","unit":"ones","versions":["COU_DES"],"years":[2012,2013,2014],"added_items":[],"optional_status":false,"metadata":{"T36":{"codes":["T36:3215"],"text":""}}}');
CREATE INDEX journal_entry_of_cell ON journal_entry (sheet, year, item) WHERE sheet IS NOT NULL;
CREATE TRIGGER journal_group_kept BEFORE UPDATE ON journal_group
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_group_stays BEFORE DELETE ON journal_group
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_entry_kept BEFORE UPDATE ON journal_entry
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_entry_stays BEFORE DELETE ON journal_entry
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER phase_sealed_update BEFORE UPDATE ON phase WHEN OLD.sealed
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER phase_sealed_delete BEFORE DELETE ON phase WHEN OLD.sealed
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER sheet_sealed_insert BEFORE insert ON sheet WHEN EXISTS (SELECT 1 FROM phase WHERE sealed AND pack = NEW.phase)
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER sheet_sealed_update BEFORE update ON sheet WHEN EXISTS (SELECT 1 FROM phase WHERE sealed AND pack = OLD.phase) OR EXISTS (SELECT 1 FROM phase WHERE sealed AND pack = NEW.phase)
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER sheet_sealed_delete BEFORE delete ON sheet WHEN EXISTS (SELECT 1 FROM phase WHERE sealed AND pack = OLD.phase)
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER figure_sealed_insert BEFORE insert ON figure WHEN EXISTS (SELECT 1 FROM sheet JOIN phase ON pack = sheet.phase WHERE sealed AND id = NEW.sheet)
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER figure_sealed_update BEFORE update ON figure WHEN EXISTS (SELECT 1 FROM sheet JOIN phase ON pack = sheet.phase WHERE sealed AND id = OLD.sheet) OR EXISTS (SELECT 1 FROM sheet JOIN phase ON pack = sheet.phase WHERE sealed AND id = NEW.sheet)
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER figure_sealed_delete BEFORE delete ON figure WHEN EXISTS (SELECT 1 FROM sheet JOIN phase ON pack = sheet.phase WHERE sealed AND id = OLD.sheet)
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER cover_sealed_insert BEFORE insert ON cover WHEN EXISTS (SELECT 1 FROM phase LEFT JOIN sheet ON sheet.phase = pack WHERE sealed AND (pack = NEW.phase OR id = NEW.sheet))
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER cover_sealed_update BEFORE update ON cover WHEN EXISTS (SELECT 1 FROM phase LEFT JOIN sheet ON sheet.phase = pack WHERE sealed AND (pack = OLD.phase OR id = OLD.sheet)) OR EXISTS (SELECT 1 FROM phase LEFT JOIN sheet ON sheet.phase = pack WHERE sealed AND (pack = NEW.phase OR id = NEW.sheet))
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER cover_sealed_delete BEFORE delete ON cover WHEN EXISTS (SELECT 1 FROM phase LEFT JOIN sheet ON sheet.phase = pack WHERE sealed AND (pack = OLD.phase OR id = OLD.sheet))
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER note_sealed_insert BEFORE insert ON note WHEN EXISTS (SELECT 1 FROM phase LEFT JOIN sheet ON sheet.phase = pack WHERE sealed AND (pack = NEW.phase OR id = NEW.sheet))
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER note_sealed_update BEFORE update ON note WHEN EXISTS (SELECT 1 FROM phase LEFT JOIN sheet ON sheet.phase = pack WHERE sealed AND (pack = OLD.phase OR id = OLD.sheet)) OR EXISTS (SELECT 1 FROM phase LEFT JOIN sheet ON sheet.phase = pack WHERE sealed AND (pack = NEW.phase OR id = NEW.sheet))
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
CREATE TRIGGER note_sealed_delete BEFORE delete ON note WHEN EXISTS (SELECT 1 FROM phase LEFT JOIN sheet ON sheet.phase = pack WHERE sealed AND (pack = OLD.phase OR id = OLD.sheet))
  BEGIN SELECT RAISE(ABORT, 'the phase is sealed'); END;
COMMIT;
PRAGMA application_id = 1229737299;
PRAGMA user_version = 1;
