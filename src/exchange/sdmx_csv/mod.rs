//! SDMX-CSV with ILO's structures, as ILOSTAT's web service names them: out in version 2.0.0, in also as version 1.0, in which that
//! service still answers.
//!
//! One dataflow for each table, `ILO:DF_<indicator>(1.0)`; dimensions `REF_AREA`, `FREQ`, `MEASURE`, `SEX` and one for each list,
//! called by the beginning of its codes (`CDS` of `CDS_DES_MYS`). ILO's structures bind `OBS_STATUS` to ILO's own letters, so those
//! stand there, out and in. What they are in the cross-domain lists `CL_OBS_STATUS` and `CL_CONF_STATUS` is said beside them, in
//! two columns of our own, from the table in `schemas/statuses/`; those two are not read, since the letters collide.
//!
//! Sources are an attribute there, no dimension. `read.rs` takes a file apart, `write.rs` goes the other way; what the codes mean is
//! [`super::observation`]'s.

mod read;
mod write;

pub use super::delimited::ReadError;
pub(in crate::exchange) use read::is_header;
pub use read::read;
pub use write::write;

/// The agency whose structures are written and read.
const AGENCY: &str = "ILO";

/// What the identifier of a dataflow begins with.
const DATAFLOW: &str = "DF_";

/// The version of ILO's structures.
const VERSION: &str = "1.0";

/// ILO's frequency code of yearly figures.
const YEARLY: &str = "A";

/// What an indicator measures, whatever it is broken down by: `MNA_OEMP_NB` of `MNA_OEMP_SEX_CDS_NB`.
fn measure_of(indicator: &str) -> String {
    let parts: Vec<&str> = indicator.split('_').collect();
    match parts.as_slice() {
        [topic, population, .., kind] => format!("{topic}_{population}_{kind}"),
        _ => indicator.to_owned(),
    }
}

/// The dimension of a code: what it begins with.
fn dimension_of(code: &str) -> &str {
    code.split('_').next().unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_and_dimensions_are_those_of_ilostat() {
        for (indicator, measure) in [
            ("EMP_TEMP_SEX_AGE_NB", "EMP_TEMP_NB"),
            ("UNE_DEAP_SEX_AGE_RT", "UNE_DEAP_RT"),
            ("LAP_2GDP_NOC_RT", "LAP_2GDP_RT"),
            ("MNA_OEMP_SEX_CDS_NB", "MNA_OEMP_NB"),
            ("EMP_NB", "EMP_NB"),
        ] {
            assert_eq!(measure_of(indicator), measure);
        }
        for (code, dimension) in [
            ("AGE_YTHADULT_YGE15", "AGE"),
            ("CBR_BIR_NATIVE", "CBR"),
            ("SEX_T", "SEX"),
        ] {
            assert_eq!(dimension_of(code), dimension);
        }
    }
}
