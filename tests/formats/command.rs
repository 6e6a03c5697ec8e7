//! The formats on the command line.

use crate::{ABROAD, ACTIVITY, figures, indonesia_until_2015};
use ilms_collect::desk::Desk;
use serde_json::Value as Json;
use std::path::PathBuf;
use std::process::{Command, Output};

struct Place(tempfile::TempDir);

impl Place {
    /// A folder with a country file of Indonesia.
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        place.country("Indonesia.ilms", "IDN", "asean-phase-3");
        place
    }

    fn country(&self, file: &str, country: &str, pack: &str) {
        self.ends(
            0,
            &[
                "new",
                file,
                "--country",
                country,
                "--pack",
                pack,
                "--preparer",
                "Test preparer",
            ],
        );
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_ilms-collect"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap()
    }

    /// Runs a command that must end with `code`; returns what it printed.
    fn ends(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let failed = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{said}\n{failed}");
        if code == 2 { failed } else { said }
    }

    fn json(&self, code: i32, arguments: &[&str]) -> Json {
        serde_json::from_str(&self.ends(code, arguments)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Every figure of a country file, with its precision.
    fn figures(&self, name: &str) -> crate::Figures {
        let desk = Desk::open(&self.path(name)).unwrap();
        figures(desk.pack(), desk.answers())
    }
}

#[test]
fn every_format_goes_out_and_comes_in_again_by_its_content() {
    let place = Place::new();
    let mut count = 0;
    for (name, file) in [("abroad.csv", ABROAD), ("activity.csv", ACTIVITY)] {
        let lines = indonesia_until_2015(file);
        place.write(name, &lines.join("\n"));
        place.ends(0, &["import", "Indonesia.ilms", name, "--source", "FB:6665"]);
        count += lines.len() as u64 - 1;
    }
    let wanted = place.figures("Indonesia.ilms");
    assert_eq!(wanted.len() as u64, count);
    let out = |to: &[&str], name: &str, code: i32| {
        place.ends(code, &[&["export", "Indonesia.ilms", "--to"], to, &[name]].concat())
    };
    // Names that lie about what is in the file.
    out(&["sdmx-csv"], "sdmx.txt", 0);
    out(&["csv"], "plain.dat", 0);
    out(&["csv", "--language", "id"], "tabel.csv", 0);
    out(&["csv", "--separator", "\\t", "--decimal", ","], "tabs.tsv", 0);
    out(&["data-package"], "data.zip", 0);
    out(&["package"], "whole.csv", 0);
    assert!(place.read("tabel.csv").starts_with("\u{feff}Negara;Tabel;"));
    assert!(place.read("tabs.tsv").contains("\tFB:6665\t"));
    let mut archive = zip::ZipArchive::new(std::fs::File::open(place.path("data.zip")).unwrap()).unwrap();
    archive.extract(place.path("unpacked")).unwrap();
    for name in [
        "sdmx.txt",
        "plain.dat",
        "tabel.csv",
        "tabs.tsv",
        "data.zip",
        "unpacked",
        "whole.csv",
    ] {
        let file = format!("{name}.ilms");
        place.country(&file, "IDN", "asean-phase-3");
        let said = place.json(0, &["import", &file, name, "--json"]);
        assert_eq!(said["new"].as_u64(), Some(wanted.len() as u64), "{name}");
        assert_eq!(place.figures(&file), wanted, "{name}");
        let again = place.json(0, &["import", &file, name, "--json"]);
        assert_eq!(
            (again["new"].as_u64(), again["changed"].as_u64()),
            (Some(0), Some(0)),
            "{name}"
        );
    }
    // Another country's, and another phase's.
    place.country("MYS.ilms", "MYS", "asean-phase-3");
    for name in ["data.zip", "unpacked", "whole.csv"] {
        let said = place.ends(2, &["import", "MYS.ilms", name]);
        assert!(said.contains("its figures are those of IDN"), "{name}: {said}");
    }
    place.country("second.ilms", "IDN", "asean-phase-2");
    let said = place.ends(2, &["import", "second.ilms", "data.zip"]);
    assert!(said.contains("it answers asean-phase-3"), "{said}");
    let said = place.ends(
        2,
        &["export", "Indonesia.ilms", "--to", "sdmx-csv", "x", "--separator", ";"],
    );
    assert!(said.contains("Only a csv has a choice of signs"), "{said}");
    let said = place.ends(2, &["export", "Indonesia.ilms", "--to", "csv", "x", "--separator", "|"]);
    assert!(said.contains("the separator is"), "{said}");
}

#[test]
fn what_a_format_has_no_place_for_is_said() {
    let place = Place::new();
    let set = |source, row, value| {
        let cell = ["--source", source, "--year", "2014", "--row", row, "--sex", "F"];
        place.run(&[&["set", "Indonesia.ilms", "19"], &cell[..], &[value]].concat());
    };
    set("A", "MYS", "5530");
    set("B", "MYS", "5531");
    set("B", "SGP", "12o4");
    let definition = [
        "source",
        "Indonesia.ilms",
        "19",
        "--source",
        "A",
        "--definition",
        "Holders of a card",
    ];
    place.ends(0, &definition);
    let said = place.ends(1, &["export", "Indonesia.ilms", "--to", "sdmx-csv", "o.csv"]);
    for sentence in [
        "1 note or definition in words was left out",
        "1 figure is for the same place as that of another source",
        "1 cell holds what could not be read",
    ] {
        assert!(said.contains(sentence), "{said}");
    }
    let said = place.ends(0, &["export", "Indonesia.ilms", "--to", "data-package", "o.zip"]);
    assert_eq!(said.trim(), "Wrote 'o.zip'.");
}

#[test]
fn an_import_leaves_a_report_of_every_place() {
    let place = Place::new();
    place.write(
        "in.csv",
        "ref_area,indicator,sex,classif1,time,obs_value\n\
         IDN,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_TOTAL,2014,429.872\n\
         MYS,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_TOTAL,2014,1\n",
    );
    let import = [
        "import",
        "Indonesia.ilms",
        "in.csv",
        "--preview",
        "--report",
        "laporan.csv",
    ];
    place.ends(1, &[&import[..], &["--language", "id"]].concat());
    let report = place.read("laporan.csv");
    assert!(report.starts_with("\u{feff}Tempat dalam berkas;"), "{report}");
    assert!(report.contains(";429872;dibawa masuk, baru;"), "{report}");
    assert!(report.contains("ref_area;MYS;"), "{report}");
    assert_eq!(report.lines().count(), 3, "{report}");
    place.ends(1, &["import", "Indonesia.ilms", "in.csv", "--report", "report.csv"]);
    assert!(place.read("report.csv").contains(",429872,\"taken in, new\","));
    let said = place.ends(
        2,
        &["import", "Indonesia.ilms", "in.csv", "--report", "no/such/folder.csv"],
    );
    assert!(said.contains("no/such/folder.csv"), "{said}");
}
