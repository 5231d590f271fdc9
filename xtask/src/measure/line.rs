//! One line of output for one file. The shape is fixed: measurements of different versions are
//! compared by it.

use super::listen::{Heard, Unheard};
use serde_json::to_string;

/// `{"file", "hop_s", "scores", "wakes"}`, or `{"file", "error"}`.
pub(crate) fn line(
    file: &str,
    outcome: &Result<Heard, Unheard>,
) -> Result<String, serde_json::Error> {
    let file = to_string(file)?;
    Ok(match outcome {
        // Written by hand because a JSON value would hold the scores as f64, with 17 digits of which 9 are invented.
        Ok(Heard { hop, scores, wakes }) => format!(
            "{{\"file\":{file},\"hop_s\":{},\"scores\":{},\"wakes\":{}}}",
            to_string(hop)?,
            to_string(scores)?,
            to_string(wakes)?
        ),
        Err(error) => format!(
            "{{\"file\":{file},\"error\":{}}}",
            to_string(&error.to_string())?
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::super::listen::{Heard, Unheard};
    use super::line;
    use hearsay_worklet::protocol::Status;

    #[test]
    fn a_heard_file_gives_scores_and_wakes_in_short_numbers() {
        let heard = Heard {
            hop: 0.02,
            scores: vec![0.1, 1.0],
            wakes: vec![1.5],
        };
        let written = line("a \"b\".wav", &Ok(heard)).expect("valid");
        let expected = r#"{"file":"a \"b\".wav","hop_s":0.02,"scores":[0.1,1.0],"wakes":[1.5]}"#;
        assert_eq!(written, expected);
    }

    #[test]
    fn an_unheard_file_gives_its_error() {
        let written = line("a.wav", &Err(Unheard::Refused(Status::BadRate))).expect("valid");
        let value: serde_json::Value = serde_json::from_str(&written).expect("JSON");
        assert_eq!(value["file"], "a.wav");
        assert!(value["error"].is_string(), "{written}");
        assert_eq!(value.as_object().map(serde_json::Map::len), Some(2));
    }
}
