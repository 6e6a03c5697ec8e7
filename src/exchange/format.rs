//! Which format a file is in, judged by its content alone: names and endings lie.

use super::{csv_table, delimited, ilostat, sdmx_csv};

/// A format that can be brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// ILOSTAT's bulk CSV.
    IlostatCsv,
    /// SDMX-CSV, version 2.0 or 1.0.
    SdmxCsv,
    /// The long table of this program, as a CSV for spreadsheets.
    CsvTable,
    /// A Frictionless Data Package in a zip.
    DataPackage,
    /// A package that was handed over.
    Package,
}

/// The file by which a package is known, and the one by which a data package is.
const PACKAGE_FILES: [(&[u8], Format); 2] = [
    (b"bag-info.txt", Format::Package),
    (b"datapackage.json", Format::DataPackage),
];

/// The format of a file; none where it is none of these.
pub fn format_of(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"PK") {
        return in_a_zip(bytes);
    }
    let text = delimited::text_of(bytes).ok()?;
    if sdmx_csv::is_header(text).is_some() {
        return Some(Format::SdmxCsv);
    }
    if delimited::header_of(text, b',').is_some_and(|names| ilostat::is_header(&names)) {
        return Some(Format::IlostatCsv);
    }
    csv_table::header_style(text).map(|_| Format::CsvTable)
}

/// What a zip holds, by the names in its directory. A workbook and a text document are zips too.
fn in_a_zip(bytes: &[u8]) -> Option<Format> {
    const ENTRY: &[u8] = b"PK\x01\x02";
    const NAME: usize = 46;
    let mut found = None;
    for at in places_of(bytes, ENTRY) {
        let entry = &bytes[at..];
        let length = entry
            .get(28..30)
            .map(|pair| usize::from(u16::from_le_bytes([pair[0], pair[1]])));
        let Some(name) = length.and_then(|length| entry.get(NAME..NAME + length)) else {
            continue;
        };
        let file = name.rsplit(|byte| *byte == b'/').next().unwrap_or(name);
        let known = PACKAGE_FILES.iter().find(|(wanted, _)| *wanted == file);
        match known {
            Some((_, Format::Package)) => return Some(Format::Package),
            Some((_, format)) => found = Some(*format),
            None => {}
        }
    }
    found
}

/// Where the signature of a directory entry stands.
fn places_of<'a>(bytes: &'a [u8], wanted: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes
        .windows(wanted.len())
        .enumerate()
        .filter(move |(_, window)| *window == wanted)
        .map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        for (file, format) in [
            ("ref_area,source,indicator,time,obs_value\n", Some(Format::IlostatCsv)),
            ("\u{feff}\"ref_area\",\"indicator\"\r\n", Some(Format::IlostatCsv)),
            ("STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA\n", Some(Format::SdmxCsv)),
            (
                "STRUCTURE[|];STRUCTURE_ID;ACTION;REF_AREA: Area\n",
                Some(Format::SdmxCsv),
            ),
            ("OBS_VALUE,REF_AREA,STRUCTURE_ID,STRUCTURE\n", Some(Format::SdmxCsv)),
            ("DATAFLOW,REF_AREA,FREQ,TIME_PERIOD,OBS_VALUE\n", Some(Format::SdmxCsv)),
            ("Country,Table,Row code,Year,Value\n", Some(Format::CsvTable)),
            (
                "\u{feff}Negara;Tabel;Kode baris;Tahun;Nilai\r\n",
                Some(Format::CsvTable),
            ),
            ("Tahun\tNILAI\tkode baris\ttabel\n", Some(Format::CsvTable)),
            ("Year,Total,Male,Female\n2014,3,1,2\n", None),
            ("Table,Year,Value\n", None),
            ("structure,structure_id\n", None),
            ("", None),
            ("\u{0}\u{1}", None),
        ] {
            assert_eq!(format_of(file.as_bytes()), format, "{file}");
        }
        assert_eq!(format_of(b"\xff\xfer\0e\0f\0"), None);
        assert_eq!(format_of(b"PK\x03\x04bag-info.txt"), None);
    }
}
