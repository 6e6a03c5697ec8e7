//! A copy of the packs is broken in each way a pack can be wrong; each is refused with file, line and reason.

use super::schemas;
use ilms_collect::questionnaire::{Problem, pack_check};
use std::fs;
use std::path::Path;

const PHASE: &str = "asean-phase-3";
const GLOBAL: &str = "ilms-global-2019";
const HEADER: &str = "asean-phase-3/pack.toml";
const TABLES: &str = "asean-tables/tables.toml";
const CHECKS: &str = "asean-tables/checks.toml";
const TEXTS: &str = "asean-tables/texts/en.ftl";
const LISTS: &str = "classifications/2017/classifications.toml";
const SECTOR: &str = "classifications/2017/ECO_SECTOR.csv";
const STATUS: &str = "classifications/2017/MIG_STATUS.csv";
const COUNTRY: &str = "classifications/2017/COU_DES.csv";

/// One way to break a pack: in `file`, the first `from` becomes `to`; a problem must then stand in `place` (its file,
/// and the line on which `at` stands; no `at` means the whole file) and say `reason`.
struct Case {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    place: &'static str,
    at: &'static str,
    reason: &'static str,
}

const fn case(
    file: &'static str,
    from: &'static str,
    to: &'static str,
    at: &'static str,
    reason: &'static str,
) -> Case {
    Case {
        file,
        from,
        to,
        place: file,
        at,
        reason,
    }
}

const CASES: &[Case] = &[
    // TOML and the header
    case(HEADER, "version = \"1.0\"", "version = ", "version = ", "not TOML"),
    case(
        HEADER,
        "version = \"1.0\"",
        "version = \"1.0\"\nversion = \"1.1\"",
        "1.1",
        "not TOML",
    ),
    case(HEADER, "version = \"1.0\"", "version = \"one\"", "one", "two numbers"),
    case(
        HEADER,
        "version = \"1.0\"",
        "version = \"1.0\"\ncolour = \"red\"",
        "colour",
        "has no `colour`",
    ),
    case(HEADER, "title = ", "# title = ", "id =", "the pack needs `title`"),
    case(
        HEADER,
        "id = \"asean-phase-3\"",
        "id = 3",
        "id = 3",
        "`id` must be a text",
    ),
    case(
        HEADER,
        "id = \"asean-phase-3\"",
        "id = \"Phase III\"",
        "Phase III\"\nversion",
        "a to z",
    ),
    case(
        HEADER,
        "closing = 2015-08-14",
        "closing = 2015-02-30",
        "closing",
        "not TOML",
    ),
    case(
        HEADER,
        "closing = 2015-08-14",
        "closing = \"soon\"",
        "closing",
        "must be a day",
    ),
    case(
        HEADER,
        "closing = 2015-08-14",
        "closing = 2015-07-01",
        "closing",
        "before the launch",
    ),
    case(
        HEADER,
        "[1980, 2015]",
        "[2015, 1980]",
        "years",
        "the first year 2015 is after the last year 1980",
    ),
    case(HEADER, "[1980, 2015]", "[1980]", "years", "the first and the last year"),
    case(HEADER, "[1980, 2015]", "[1980, 20150]", "years", "must lie between"),
    case(
        HEADER,
        "[1980, 2015]",
        "[1980, \"now\"]",
        "years",
        "a list of whole numbers",
    ),
    case(
        HEADER,
        "\"BRN\", ",
        "\"BRX\", ",
        "areas",
        "`BRX` is not in the list of countries",
    ),
    case(HEADER, "\"BRN\", ", "\"IDN\", ", "areas", "`IDN` stands twice"),
    case(
        HEADER,
        "small_cell_threshold = 3",
        "small_cell_threshold = -3",
        "threshold",
        "0 or more",
    ),
    case(
        HEADER,
        "small_cell_threshold = 3",
        "office_key = \"abc\"",
        "office_key",
        "SHA256:",
    ),
    case(
        HEADER,
        "small_cell_threshold = 3",
        "submission_email = \"the office\"",
        "submission_email",
        "e-mail address",
    ),
    case(
        HEADER,
        "small_cell_threshold = 3",
        "upload_address = \"http://a.example\"",
        "upload_address",
        "https://",
    ),
    // Paths and files
    Case {
        file: HEADER,
        from: "../asean-tables/tables.toml",
        to: "nothing.toml",
        place: "asean-phase-3/nothing.toml",
        at: "",
        reason: "the file is missing",
    },
    Case {
        file: HEADER,
        from: "../asean-tables/tables.toml",
        to: "../../secret.toml",
        place: "../../secret.toml",
        at: "",
        reason: "leaves the folder",
    },
    Case {
        file: HEADER,
        from: "../asean-tables/tables.toml",
        to: "/etc/passwd",
        place: "/etc/passwd",
        at: "",
        reason: "must be relative",
    },
    Case {
        file: HEADER,
        from: "../asean-tables/texts",
        to: "../nowhere",
        place: "nowhere",
        at: "",
        reason: "the folder is missing",
    },
    Case {
        file: HEADER,
        from: "\"../notes\"",
        to: "\"../texts\"",
        place: "texts/notes.csv",
        at: "",
        reason: "the file is missing",
    },
    // Tables
    case(
        TABLES,
        "number = 1\n",
        "number = 1\nsize = 4\n",
        "size = 4",
        "a table has no `size`",
    ),
    case(
        TABLES,
        "code = \"POP_XWAP_SEX_MIG_NB\"",
        "code = \"POP_TPOP_SEX_MIG_NB\"",
        "[[table]]\ncode = \"POP_TPOP_SEX_MIG_NB\"\nnumber = 2",
        "stands in line",
    ),
    case(
        TABLES,
        "number = 2\n",
        "number = 1\n",
        "[[table]]\ncode = \"POP_XWAP_SEX_MIG_NB\"",
        "the same number 1",
    ),
    case(
        TABLES,
        "number = 2\n",
        "number = 0\n",
        "number = 0",
        "must be 1 or more",
    ),
    case(
        TABLES,
        "module = \"A\"",
        "module = \"D\"",
        "module = \"D\"",
        "no module `D`",
    ),
    case(
        TABLES,
        "id = \"B\"",
        "id = \"A\"",
        "id = \"A\"\ntitle = \"Inflow",
        "the module `A` stands twice",
    ),
    case(
        TABLES,
        "universe = \"residents\"",
        "universe = \"all\"",
        "universe = \"all\"",
        "no known universe",
    ),
    case(
        TABLES,
        "unit = \"persons\"",
        "unit = \"heads\"",
        "unit = \"heads\"",
        "`persons` or `currency`",
    ),
    case(
        TABLES,
        "multiplier = 3",
        "multiplier = 12",
        "multiplier = 12",
        "power of ten",
    ),
    case(
        TABLES,
        "sex = true\nstatus",
        "status",
        "[[table]]",
        "a table needs `sex`",
    ),
    case(
        TABLES,
        "status = \"MIG_STATUS\"",
        "status = \"MIG_STATE\"",
        "MIG_STATE",
        "no classification `MIG_STATE`",
    ),
    case(
        TABLES,
        "status = \"MIG_STATUS\"",
        "status = \"ECO_ISIC4\"",
        "status = \"ECO_ISIC4\"",
        "no list of migration status",
    ),
    case(
        TABLES,
        "[\"EDU_ISCED11\", \"EDU_AGGREGATE\"]",
        "[\"EDU_ISCED11\", \"EDU_ISCED12\"]",
        "EDU_ISCED12",
        "no classification `EDU_ISCED12`",
    ),
    case(
        TABLES,
        "[\"EDU_ISCED11\", \"EDU_AGGREGATE\"]",
        "[\"EDU_ISCED11\", \"ECO_ISIC4\"]",
        "\"EDU_ISCED11\", \"ECO_ISIC4\"",
        "of another kind",
    ),
    case(
        TABLES,
        "default = \"EDU_ISCED11\"",
        "default = \"EDU_ISCED97\"",
        "default = \"EDU_ISCED97\"",
        "not among the versions",
    ),
    case(
        TABLES,
        "kind = \"education\"",
        "kind = \"schooling\"",
        "schooling",
        "no kind of rows",
    ),
    case(
        TABLES,
        "successor = \"MNA_TPOP_SEX_CRS_NB\"",
        "successor = \"MNA_TPOP\"",
        "successor = \"MNA_TPOP\"",
        "must be one of `later_codes`",
    ),
    case(
        TABLES,
        "[\"MNA_TPOP_SEX_COU_NB\", ",
        "[\"EMP_XOUM_ECO_NB\", ",
        "[[table]]\ncode = \"POP_XABR_SEX_COU_NB\"",
        "means `EMP_XOUM_ECO_NB` too",
    ),
    case(
        TABLES,
        "migrants_only = true",
        "implied_definition = \"T36:1\"",
        "T36:1",
        "no definition of migrants",
    ),
    // Classifications
    case(
        LISTS,
        "kind = \"age\"",
        "kind = \"years\"",
        "kind = \"years\"",
        "no kind of classification",
    ),
    case(
        LISTS,
        "id = \"COU_ORI\"",
        "id = \"COU_DES\"",
        "[[classification]]\nid = \"COU_DES\"\nkind = \"country\"\ntitle = \"Country of origin\"",
        "stands twice",
    ),
    Case {
        file: LISTS,
        from: "id = \"AGE_YTHADULT\"",
        to: "id = \"AGE_TEENS\"",
        place: "classifications/2017/AGE_TEENS.csv",
        at: "",
        reason: "the file is missing",
    },
    case(
        SECTOR,
        "ECO_SECTOR_SER,",
        "ECO_SECTOR_IND,",
        "ECO_SECTOR_IND,Services",
        "stands in line 5 too",
    ),
    case(
        SECTOR,
        "ECO_SECTOR_SER,",
        "ECO_SERVICES,",
        "ECO_SERVICES",
        "must begin with `ECO_SECTOR_`",
    ),
    case(
        SECTOR,
        "ECO_SECTOR_TOTAL,yes,1,yes,ECO_SECTOR_NAG",
        "ECO_SECTOR_ALL,yes,1,yes,ECO_SECTOR_NAG",
        "ECO_SECTOR_ALL",
        "which is not in the list",
    ),
    case(
        SECTOR,
        ",ECO_SECTOR_TOTAL,yes,1,yes,ECO_SECTOR_NAG",
        ",ECO_SECTOR_TOTAL,yes,1,yes,ECO_SECTOR_IND",
        "1,yes,ECO_SECTOR_IND",
        "contains itself",
    ),
    case(
        SECTOR,
        ",ECO_SECTOR_TOTAL,yes,1,yes,ECO_SECTOR_NAG",
        ",ECO_SECTOR_TOTAL,yes,1,yes,ECO_SECTOR_OLD",
        "ECO_SECTOR_OLD",
        "lies within `ECO_SECTOR_OLD`",
    ),
    case(
        SECTOR,
        ",ECO_SECTOR_TOTAL,,1,,",
        ",ECO_SECTOR_TOTAL,yes,1,,",
        "ECO_SECTOR_IND",
        "overlap",
    ),
    case(
        SECTOR,
        ",,ECO_SECTOR_TOTAL,yes,1,yes,,",
        ",yes,,,1,yes,,",
        "ECO_SECTOR_AGR",
        "a second total",
    ),
    case(
        SECTOR,
        ",yes,,,1,yes",
        ",,ECO_SECTOR_AGR,,1,yes",
        "ECO_SECTOR_TOTAL",
        "contains itself",
    ),
    Case {
        file: SECTOR,
        from: ",yes,,,1,yes",
        to: ",,ECO_SECTOR_AGR,,1,yes",
        place: SECTOR,
        at: "",
        reason: "has no total",
    },
    case(
        SECTOR,
        ",,ECO_SECTOR_TOTAL,yes,1,yes,,",
        ",,,,1,yes,,",
        "ECO_SECTOR_AGR",
        "needs `part_of`",
    ),
    case(
        SECTOR,
        ",yes,,,1,yes",
        ",yes,,yes,1,yes",
        "ECO_SECTOR_TOTAL",
        "cannot be one of the parts",
    ),
    case(
        SECTOR,
        ",yes,,,1,yes",
        ",yes,ECO_SECTOR_AGR,,1,yes",
        "ECO_SECTOR_TOTAL",
        "cannot be part of",
    ),
    case(
        SECTOR,
        "ECO_SECTOR_AGR,",
        "ECO_SECTOR_AGR\nECO_SECTOR_AGR,",
        "ECO_SECTOR_AGR\n",
        "the row has 1 cells",
    ),
    case(SECTOR, "part_of,", "belongs_to,", "code,", "no column `belongs_to`"),
    case(
        SECTOR,
        "part_of,",
        "belongs_to,",
        "code,",
        "the column `part_of` is missing",
    ),
    case(SECTOR, "within,area", "within,within", "code,", "stands twice"),
    case(
        SECTOR,
        ",ECO_SECTOR_TOTAL,yes,1,yes",
        ",ECO_SECTOR_TOTAL,yes,one,yes",
        "one,yes",
        "a number from 1 to 9",
    ),
    case(
        SECTOR,
        ",ECO_SECTOR_TOTAL,yes,1,yes",
        ",ECO_SECTOR_TOTAL,ja,1,yes",
        ",ja,",
        "must be `yes` or empty",
    ),
    case(SECTOR, "Agriculture,", ",", "ECO_SECTOR_AGR", "`label_en` is empty"),
    case(
        SECTOR,
        ",ECO_SECTOR_TOTAL,yes,1,yes,,,",
        ",ECO_SECTOR_TOTAL,yes,1,yes,,,yes",
        "ECO_SECTOR_AGR",
        "only a list of countries",
    ),
    case(
        STATUS,
        ",,MIG_STATUS_TOTAL,yes,1,yes",
        ",yes,,,1,yes",
        "MIG_STATUS_MIGRANT",
        "a second total",
    ),
    case(
        COUNTRY,
        ",AFG,",
        ",AFX,",
        "AFX",
        "`AFX` is not in the list of countries",
    ),
    case(
        COUNTRY,
        ",AFG,",
        ",AFG,yes",
        "COU_DES_X,",
        "a second item for all other countries",
    ),
    case("countries.csv", "AFG,AF,", "AFGH,AF,", "AFGH", "no ISO 3166 alpha-3"),
    case("countries.csv", "ALB,AL,", "AFG,AL,", "AFG,AL", "`AFG` stands twice"),
    // Checks
    case(
        CHECKS,
        "id = \"sex-sum\"",
        "id = \"sex-sum\"\ntable = \"all\"",
        "table = \"all\"",
        "a check has no `table`",
    ),
    case(
        CHECKS,
        "id = \"partition-sum\"",
        "id = \"sex-sum\"",
        "id = \"sex-sum\"\nseverity = \"error\"\nkind = \"partition-sum\"",
        "`sex-sum` stands twice",
    ),
    case(
        CHECKS,
        "severity = \"error\"",
        "severity = \"awful\"",
        "awful",
        "fatal, error, warning or note",
    ),
    case(
        CHECKS,
        "kind = \"sex-sum\"",
        "kind = \"sexes\"",
        "kind = \"sexes\"",
        "no kind of check",
    ),
    case(
        CHECKS,
        "inner = [\"POP_XWAP_SEX_MIG_NB\"",
        "inner = [\"POP_XWAP\"",
        "inner = [\"POP_XWAP\"",
        "`POP_XWAP`, which is no table",
    ),
    case(
        CHECKS,
        "outer = [\"POP_TPOP_SEX_MIG_NB\"]",
        "outer = [\"EAR_EMPA_SEX_MIG_NB\"]",
        "outer = [\"EAR_",
        "counts no persons",
    ),
    case(
        CHECKS,
        "outer = [\"POP_TPOP_SEX_MIG_NB\"]",
        "outer = []",
        "[[check]]\nid = \"working-age-in-residents\"",
        "must name at least one",
    ),
    case(
        CHECKS,
        "kind = \"sex-sum\"",
        "kind = \"sex-sum\"\ntables = [\"POP_XMIG_COU_NB\"]",
        "tables = [\"POP_XMIG",
        "does not count persons by sex",
    ),
    case(
        CHECKS,
        "{ table = \"POP_TPOP_SEX_MIG_NB\", status = \"MIG_STATUS_MIGRANT\" },\n  { table = \"POP_XMIG_COU_NB\" },\n]",
        "{ table = \"POP_TPOP_SEX_MIG_NB\" },\n]",
        "[[check]]\nid = \"migrants-by-origin-total\"",
        "two tables or more",
    ),
    case(
        CHECKS,
        "{ table = \"POP_TPOP_SEX_MIG_NB\", status = \"MIG_STATUS_MIGRANT\" }",
        "{ table = \"POP_TPOP_SEX_MIG_NB\", status = \"MIG_STATUS_SOME\" }",
        "MIG_STATUS_SOME",
        "no status of the table",
    ),
    case(
        CHECKS,
        "expect = \"fail\"",
        "expect = \"explode\"",
        "explode",
        "to `pass` or to `fail`",
    ),
    case(
        CHECKS,
        "item = \"COU_DES_MYS\"",
        "item = \"COU_DES_XYZ\"",
        "COU_DES_XYZ",
        "no row of the table",
    ),
    case(
        CHECKS,
        "item = \"COU_DES_MYS\", ",
        "",
        "sex = \"T\", year = 2014, value = \"14840\"",
        "needs its `item`",
    ),
    case(CHECKS, "sex = \"T\"", "sex = \"Q\"", "sex = \"Q\"", "no sex"),
    case(CHECKS, "year = 2014", "year = 20140", "year = 20140", "no year"),
    case(
        CHECKS,
        "table = \"EMP_XOUM_SEX_COU_NB\"",
        "table = \"EMP_XOUM\"",
        "\"EMP_XOUM\"",
        "the example names `EMP_XOUM`",
    ),
    // Texts
    Case {
        file: TEXTS,
        from: "POP_TPOP_SEX_MIG_NB = ",
        to: "POP_TPOP = ",
        place: HEADER,
        at: "",
        reason: "`POP_TPOP_SEX_MIG_NB` is missing",
    },
    case(
        TEXTS,
        "    .mistake = Foreigners",
        "    .error = Foreigners",
        "POP_TPOP_SEX_MIG_NB = ",
        "has no `.mistake`",
    ),
    case(
        TEXTS,
        "POP_TPOP_SEX_MIG_NB = Resident",
        "POP_TPOP_SEX_MIG_NB Resident",
        "POP_TPOP_SEX_MIG_NB Resident",
        "not Fluent",
    ),
    case(
        TEXTS,
        "module-A = Stock",
        "module-A = { $who } stock",
        "module-A",
        "cannot be resolved",
    ),
    case(
        TEXTS,
        "module-A = ",
        "dimension-sex = Sex\nmodule-A = ",
        "dimension-sex",
        "stands in texts/en.ftl",
    ),
    case(
        "asean-tables/texts/id.ftl",
        "module-A = ",
        "modul-A = ",
        "modul-A",
        "has no English text",
    ),
    // Notes and statuses
    case(
        "notes/notes.csv",
        "T36:3214,T36,",
        "T36:3214,S3,",
        "T36:3214",
        "must begin with its type",
    ),
    case(
        "notes/notes.csv",
        "T36:3215,",
        "T36:3214,",
        "T36:3214,T36,Non-citizens",
        "`T36:3214` stands twice",
    ),
    case(
        "notes/note_types.csv",
        "S3,Data reference period,list",
        "S3,Data reference period,menu",
        "menu",
        "`list` or typed as `text`",
    ),
    case(
        "notes/required_metadata.csv",
        "source,BA,S1",
        "source,BZ,S1",
        "source,BZ",
        "no known kind of source",
    ),
    case(
        "notes/known_sources.csv",
        "BA:510,BA",
        "BA:510,BB",
        "BA:510",
        "must begin with its kind",
    ),
    case(
        "notes/institutions.csv",
        ",LM,",
        ",MINISTRY,",
        "MINISTRY",
        "`LM`, `NSO` or `ONI`",
    ),
    case("statuses/2017.csv", ",flag,", ",sign,", ",sign,", "`flag` or `reason`"),
    case(
        "statuses/2017.csv",
        "L,Computed",
        "B,Computed",
        "B,Computed",
        "`B` stands twice",
    ),
    // The global pack
    case(
        "ilms-global-2019/tables.toml",
        "pair = \"MST_XWAP_SEX_AGE_CCT_NB\"",
        "pair = \"MST_XWAP\"",
        "[[table]]\ncode = \"MST_XWAP_SEX_AGE_CBR_NB\"",
        "which is no table",
    ),
    case(
        "ilms-global-2019/tables.toml",
        "pair = \"MST_XWAP_SEX_AGE_CCT_NB\"",
        "pair = \"MST_XWAP_SEX_EDU_CCT_NB\"",
        "[[table]]\ncode = \"MST_XWAP_SEX_AGE_CBR_NB\"",
        "but `MST_XWAP_SEX_EDU_CCT_NB` not with it",
    ),
];

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn show(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_kind_of_mistake_is_refused_with_file_line_and_reason() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("schemas");
    copy(&schemas(), &root);
    for case in CASES {
        let path = root.join(case.file);
        let good = fs::read_to_string(&path).unwrap();
        assert!(good.contains(case.from), "{} does not hold {:?}", case.file, case.from);
        let broken = good.replacen(case.from, case.to, 1);
        fs::write(&path, &broken).unwrap();
        let pack = if case.file.starts_with(GLOBAL) { GLOBAL } else { PHASE };
        let problems = pack_check(&root.join(pack)).expect_err(&format!("accepted: {} {:?}", case.file, case.to));
        fs::write(&path, &good).unwrap();
        let line = match case.at {
            "" => 0,
            at => {
                let byte = broken
                    .find(at)
                    .unwrap_or_else(|| panic!("{at:?} is not in {}", case.file));
                broken[..byte].matches('\n').count() + 1
            }
        };
        let hit = problems
            .iter()
            .any(|problem| problem.file == case.place && problem.line == line && problem.reason.contains(case.reason));
        assert!(
            hit,
            "{} {:?}: expected {}:{line}: ...{}..., got\n{}",
            case.file,
            case.to,
            case.place,
            case.reason,
            show(&problems)
        );
    }
    assert!(pack_check(&root.join(PHASE)).is_ok(), "the copy was not put back");
}

#[test]
fn all_problems_are_reported_at_once_in_order() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("schemas");
    copy(&schemas(), &root);
    for (file, from, to) in [
        (HEADER, "[1980, 2015]", "[2015, 1980]"),
        (HEADER, "\"BRN\", ", "\"BRX\", "),
        (TABLES, "unit = \"persons\"", "unit = \"heads\""),
        (SECTOR, "Agriculture,", ","),
    ] {
        let path = root.join(file);
        fs::write(&path, fs::read_to_string(&path).unwrap().replacen(from, to, 1)).unwrap();
    }
    let problems = pack_check(&root.join(PHASE)).unwrap_err();
    for reason in [
        "after the last year",
        "`BRX`",
        "`persons` or `currency`",
        "`label_en` is empty",
    ] {
        assert!(
            problems.iter().any(|problem| problem.reason.contains(reason)),
            "{reason}:\n{}",
            show(&problems)
        );
    }
    assert!(problems.is_sorted());
}

#[test]
fn a_file_that_is_not_utf_8_is_refused_with_its_line() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("schemas");
    copy(&schemas(), &root);
    let path = root.join("countries.csv");
    let mut bytes = fs::read(&path).unwrap();
    let third_line = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .nth(1)
        .unwrap()
        .0
        + 1;
    bytes[third_line] = 0xff;
    fs::write(&path, bytes).unwrap();
    let problems = pack_check(&root.join(PHASE)).unwrap_err();
    let hit = problems
        .iter()
        .find(|problem| problem.reason.contains("not UTF-8"))
        .unwrap();
    assert_eq!(
        (hit.file.as_str(), hit.line),
        ("countries.csv", 3),
        "{}",
        show(&problems)
    );
}

#[test]
fn a_folder_that_is_no_pack_is_refused() {
    let place = tempfile::tempdir().unwrap();
    for (dir, reason) in [
        (place.path().join("nowhere"), "cannot be opened"),
        (place.path().to_owned(), "the file is missing"),
    ] {
        let problems = pack_check(&dir).unwrap_err();
        assert_eq!(problems.len(), 1);
        assert!(problems[0].reason.contains(reason), "{}", show(&problems));
    }
    let file = place.path().join("pack.toml");
    fs::write(&file, "").unwrap();
    assert!(pack_check(&file).unwrap_err()[0].reason.contains("no folder"));
}

#[test]
fn a_huge_file_is_refused_unread() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("schemas");
    copy(&schemas(), &root);
    fs::File::create(root.join("countries.csv"))
        .unwrap()
        .set_len(1 << 33)
        .unwrap();
    let problems = pack_check(&root.join(PHASE)).unwrap_err();
    assert!(
        problems
            .iter()
            .any(|problem| problem.file == "countries.csv" && problem.reason.contains("may exceed"))
    );
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("schemas");
    copy(&schemas(), &root);
    let outside = place.path().join("outside.csv");
    fs::rename(root.join("countries.csv"), &outside).unwrap();
    std::os::unix::fs::symlink(&outside, root.join("countries.csv")).unwrap();
    let problems = pack_check(&root.join(PHASE)).unwrap_err();
    assert!(
        problems
            .iter()
            .any(|problem| problem.file == "countries.csv" && problem.reason.contains("a link that leaves"))
    );
}

#[test]
fn the_name_of_the_folder_does_not_change_the_hash_but_one_byte_does() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("schemas");
    copy(&schemas(), &root);
    let before = pack_check(&root.join(PHASE)).unwrap().hash;
    fs::rename(root.join(PHASE), root.join("renamed")).unwrap();
    assert_eq!(pack_check(&root.join("renamed")).unwrap().hash, before);
    let path = root.join("statuses/2017.csv");
    fs::write(
        &path,
        fs::read_to_string(&path).unwrap().replacen("Break in", "Break of", 1),
    )
    .unwrap();
    assert_ne!(pack_check(&root.join("renamed")).unwrap().hash, before);
}
