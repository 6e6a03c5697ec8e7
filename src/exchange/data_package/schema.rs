//! `datapackage.json`: what each file of the package holds, its columns, codes and keys (Frictionless Data Package v2).

use super::{lists, notes, sources};
use crate::exchange::Edition;
use crate::figures::{Flag, SheetId};
use crate::questionnaire::{Severity, Table, Unit};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The file's name below `data/`.
pub const FILE: &str = "datapackage.json";

/// Indented JSON with a line break at the end, so that a text editor shows it and lines can be compared.
pub fn pretty(content: &impl serde::Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(content).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(parts: impl IntoIterator<Item = impl AsRef<[u8]>>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    format!("{:x}", hasher.finalize())
}

fn field(name: &str, kind: &str, title: &str) -> Json {
    json!({"name": name, "type": kind, "title": title})
}

fn required(mut field: Json) -> Json {
    field["constraints"]["required"] = json!(true);
    field
}

fn one_of<'a>(mut field: Json, codes: impl IntoIterator<Item = &'a str>) -> Json {
    field["constraints"]["enum"] = codes.into_iter().collect();
    field
}

/// Codes with their labels, as Data Package v2 states categories, and as values that are allowed.
fn coded(mut field: Json, codes: &BTreeMap<String, String>) -> Json {
    if codes.is_empty() {
        return field;
    }
    let categories = codes.iter().map(|(code, label)| json!({"value": code, "label": label}));
    field["categories"] = categories.collect();
    one_of(field, codes.keys().map(String::as_str))
}

fn year(edition: &Edition<'_>) -> Json {
    let mut field = field("year", "integer", "Year");
    let (first, last) = (edition.pack.years.start(), edition.pack.years.end());
    field["description"] = json!(format!("The questionnaire asks for {first} to {last}"));
    field
}

const SEXES: [&str; 3] = ["T", "M", "F"];
const REASONS: [&str; 5] = ["N", "X", "C", "S", "K"];

/// The schema of a sheet's figures.
fn of_figures(edition: &Edition<'_>, table: &Table, id: SheetId) -> Json {
    let labels = |codes: BTreeSet<&crate::questionnaire::ItemCode>| -> BTreeMap<String, String> {
        codes
            .into_iter()
            .map(|code| (code.to_string(), edition.label(table, code)))
            .collect()
    };
    let places = || {
        edition
            .answers
            .figures
            .get(&id)
            .into_iter()
            .flat_map(|figures| figures.keys())
    };
    let items = labels(places().filter_map(|place| place.item.as_ref()).collect());
    let statuses = labels(places().filter_map(|place| place.status.as_ref()).collect());
    let unit = match table.unit {
        Unit::Persons => "persons".to_owned(),
        Unit::Currency => {
            let sheet = edition.answers.sheets.get(&id);
            sheet
                .and_then(|sheet| sheet.currency.clone())
                .unwrap_or_else(|| "national currency".to_owned())
        }
    };
    let mut keys = vec!["item", "status", "sex", "year"];
    keys.retain(|key| (*key != "item" || table.main.is_some()) && (*key != "status" || table.status.is_some()));
    let flags = Flag::ALL.map(Flag::letter);
    json!({
        "fields": [
            coded(field("item", "string", "Row, ILO's code"), &items),
            coded(field("status", "string", "Status, ILO's code"), &statuses),
            required(one_of(field("sex", "string", "Sex: total, male, female"), SEXES)),
            required(year(edition)),
            field("value", "number", &format!("Value in {unit}")),
            field("exponent", "integer", "Power of ten of the last stated digit"),
            one_of(field("reason", "string", "Why there is no value: N not available, X not applicable, C confidential, S not significant, K included elsewhere"), REASONS),
            field("included_in", "string", "For K: the row, or sheet/item/status/sex/year of the cell, that includes it"),
            one_of(field("flag", "string", "ILO's observation status on the value"), flags),
            field("wrong_input", "string", "What was typed and could not be read, in quotes"),
            field("typed", "string", "What was typed, where it says more than the value"),
        ],
        "primaryKey": keys,
        "missingValues": [""],
    })
}

fn strings(columns: &[&str]) -> Vec<Json> {
    columns
        .iter()
        .map(|column| field(column, "string", &column.replace('_', " ")))
        .collect()
}

fn of_ilostat(edition: &Edition<'_>, bytes: &[u8]) -> Json {
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let header = String::from_utf8_lossy(header);
    let fields: Vec<Json> = header
        .split(',')
        .map(|column| match column {
            "time" => required(json!({"name": "time", "type": "integer", "title": "Year"})),
            "obs_value" => field(column, "number", "Value, persons in thousands"),
            "sex" => one_of(field(column, "string", "Sex"), ["SEX_T", "SEX_M", "SEX_F"]),
            "ref_area" => {
                let area = edition.answers.area().map(|area| area.to_string());
                required(one_of(field(column, "string", "Reporting country"), area.as_deref()))
            }
            "indicator" => required(field(column, "string", "Table, ILO's code")),
            other => field(other, "string", &other.replace('_', " ")),
        })
        .collect();
    json!({"fields": fields, "missingValues": [""]})
}

fn of_notes(edition: &Edition<'_>) -> Json {
    let fields = notes::COLUMNS.map(|column| match column {
        "kind" => required(one_of(
            field(column, "string", "Note, or reason for no figures"),
            ["note", "reason"],
        )),
        "scope" => required(one_of(field(column, "string", "What it is attached to"), notes::SCOPES)),
        "sheet" => field(column, "integer", "Sheet, by its number in sources.json"),
        "year" => year(edition),
        "sex" => one_of(field(column, "string", "Sex"), SEXES),
        other => field(other, "string", &other.replace('_', " ")),
    });
    json!({"fields": fields, "missingValues": [""]})
}

fn of_findings() -> Json {
    let mut fields = strings(&lists::FINDING_COLUMNS);
    let severities = [Severity::Note, Severity::Warning, Severity::Error, Severity::Fatal];
    let words = severities.map(|severity| json!(severity));
    fields[0] = required(one_of(fields[0].clone(), words.iter().filter_map(Json::as_str)));
    fields[3] = field(
        "cells",
        "string",
        "Cells as sheet/item/status/sex/year, a space between two",
    );
    fields[5] = required(field("explained", "boolean", "Explained by an allowance"));
    json!({"fields": fields, "missingValues": [""]})
}

fn of_allowances() -> Json {
    let mut fields = strings(&lists::ALLOWANCE_COLUMNS);
    fields[0] = required(fields[0].clone());
    fields[4] = field("at", "string", "When, RFC 3339");
    fields[5] = field("figures", "array", "Cells and values that it was given for");
    json!({"fields": fields, "primaryKey": ["finding"], "missingValues": [""]})
}

fn of_journal() -> Json {
    let fields = lists::JOURNAL_COLUMNS.map(|column| match column {
        "group" => required(field(
            column,
            "integer",
            "Number of the action; one action may have many lines",
        )),
        "at" => required(field(column, "datetime", "When")),
        "undoes" => field(column, "integer", "The action that this one takes back"),
        "redoes" => field(column, "integer", "The action that this one does again"),
        "what" => field(column, "string", "What changed"),
        "where" => field(
            column,
            "string",
            "A cell as sheet/item/status/sex/year, or the name of what changed",
        ),
        other => field(other, "string", other),
    });
    json!({"fields": fields, "missingValues": [""]})
}

/// Describes `files`, all of the payload but this one. `sheets` names the file of each sheet.
pub fn write(edition: &Edition<'_>, files: &BTreeMap<String, Vec<u8>>, sheets: &BTreeMap<SheetId, String>) -> Vec<u8> {
    let mut resources = Vec::new();
    for (path, bytes) in files {
        let sheet = sheets.iter().find(|(_, file)| *file == path).map(|(id, _)| *id);
        resources.push(resource(edition, path, bytes, sheet));
    }
    let area = edition
        .answers
        .area()
        .map_or_else(|| "xxx".to_owned(), |area| area.as_str().to_ascii_lowercase());
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": format!("ilms-{area}-{}-r{:02}", edition.pack.id.as_str().to_ascii_lowercase(), edition.revision),
        "title": format!("{}: {}", edition.country(), edition.pack.title),
        "description": "Answers to the International Labour Migration Statistics questionnaire",
        "version": format!("{}.0.0", edition.revision),
        "created": edition.at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        "contributors": contributors(edition),
        "pack": {"id": edition.pack.id, "version": edition.pack.version, "sha256": edition.pack.hash},
        "state": edition.state(),
    });
    if edition.credits().next().is_some() {
        package["sources"] = edition.credits().map(|credit| json!({"title": credit})).collect();
        package["licenses"] = json!([{
            "name": "CC-BY-4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
            "title": "Creative Commons Attribution 4.0, for the figures that are credited to ILOSTAT",
        }]);
    }
    package["resources"] = Json::Array(resources);
    if package["contributors"].as_array().is_some_and(Vec::is_empty)
        && let Some(object) = package.as_object_mut()
    {
        object.remove("contributors");
    }
    pretty(&package)
}

fn contributors(edition: &Edition<'_>) -> Json {
    let (name, agency) = (edition.setting("preparer"), edition.setting("preparer_agency"));
    if name.is_empty() {
        return json!([]);
    }
    let mut person = json!({"title": name, "roles": ["preparer"]});
    if !agency.is_empty() {
        person["organization"] = json!(agency);
    }
    json!([person])
}

fn resource(edition: &Edition<'_>, path: &str, bytes: &[u8], sheet: Option<SheetId>) -> Json {
    let (stem, format) = path.rsplit_once('.').unwrap_or((path, ""));
    let mediatype = match format {
        "csv" => "text/csv",
        "json" => "application/json",
        "pdf" => "application/pdf",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    let mut out = json!({
        "name": stem.rsplit('/').next().unwrap_or(stem).to_ascii_lowercase(),
        "path": path,
        "format": format,
        "mediatype": mediatype,
        "bytes": bytes.len(),
        "hash": format!("sha256:{}", sha256([bytes])),
    });
    let mut table = |title: String, schema: Json| {
        out["type"] = json!("table");
        out["title"] = json!(title);
        out["encoding"] = json!("utf-8");
        out["dialect"] =
            json!({"delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true});
        out["schema"] = schema;
    };
    let of_sheet = sheet.and_then(|id| {
        let sheet = edition.answers.sheets.get(&id)?;
        Some((id, sheet, edition.pack.table(&sheet.table)?))
    });
    match (path, of_sheet) {
        (_, Some((id, sheet, of))) => {
            let title = format!(
                "{}{} {} ({})",
                of.module,
                of.number,
                of.title,
                edition.source_name(sheet)
            );
            table(title, of_figures(edition, of, id));
        }
        ("ilostat.csv", _) => table(
            "All figures in ILOSTAT's bulk format".to_owned(),
            of_ilostat(edition, bytes),
        ),
        (notes::FILE, _) => table("Notes and covering reasons".to_owned(), of_notes(edition)),
        (lists::ALLOWANCES, _) => table("Findings explained".to_owned(), of_allowances()),
        (lists::FINDINGS, _) => table("Findings".to_owned(), of_findings()),
        (lists::JOURNAL, _) => {
            table("What was done, by whom and when".to_owned(), of_journal());
        }
        (sources::FILE, _) => out["title"] = json!("Sources, sheets and what is stated about them"),
        ("cover.pdf", _) => out["title"] = json!("Sign-off sheet"),
        _ => out["title"] = json!("The questionnaire as a workbook"),
    }
    out
}
