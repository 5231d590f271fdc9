//! What is held at the end of a replay, summed up in a few lines. Pure, but for the words' numbers.

use hearsay_speaker::{
    Millis,
    policy::presets::{Holder, Holding, Until, What},
};

/// Alike things that one holder has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    /// What.
    pub(super) what: What,
    /// Who.
    pub(super) holder: Holder,
    /// How many.
    pub(super) count: usize,
    /// How long the one is held that is held longest.
    pub(super) until: Until,
}

fn later(a: Until, b: Until) -> Until {
    match (a, b) {
        // What nobody says could be longer than anything.
        (Until::NotStated, _) | (_, Until::NotStated) => Until::NotStated,
        (Until::Deleted, _) | (_, Until::Deleted) => Until::Deleted,
        (Until::At(a), Until::At(b)) => Until::At(a.max(b)),
    }
}

/// Sums in the order of [`What`], holders in the order in which they come.
pub(super) fn sums(held: &[Holding]) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    for holding in held {
        let same = |sum: &&mut Sum| sum.what == holding.what && sum.holder == holding.holder;
        match sums.iter_mut().find(same) {
            Some(sum) => {
                sum.count += 1;
                sum.until = later(sum.until, holding.until);
            }
            None => sums.push(Sum {
                what: holding.what,
                holder: holding.holder,
                count: 1,
                until: holding.until,
            }),
        }
    }
    sums.sort_by_key(|sum| sum.what);
    sums
}

/// One and many of a thing.
pub(super) fn noun(what: What) -> (&'static str, &'static str) {
    match what {
        What::Audio => ("recording", "recordings"),
        What::Transcript => ("text", "texts"),
        What::Line => ("line without sound or text", "lines without sound or text"),
        What::Clip => ("reviewers’ clip", "reviewers’ clips"),
        What::Deidentified => ("copy without identifier", "copies without identifier"),
        What::Remnant => ("record of what was done", "records of what was done"),
    }
}

/// Who, as the end of "with …".
pub(super) fn holder(holder: Holder) -> &'static str {
    match holder {
        Holder::Device => "the device",
        Holder::Vendor => "the vendor",
        Holder::OwnServer => "the person’s own server",
        Holder::Reviewers => "the vendor’s reviewers",
    }
}

/// How long; `day` writes a date.
pub(super) fn until(until: Until, day: impl Fn(Millis) -> String) -> String {
    match until {
        Until::At(at) => format!("until {} at the latest", day(at)),
        Until::Deleted => "until deleted by the person".to_owned(),
        Until::NotStated => "for how long no source says".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(what: What, holder: Holder, until: Until) -> Holding {
        Holding {
            interaction: "a".to_owned(),
            what,
            holder,
            since: 0,
            until,
            why: String::new(),
        }
    }

    #[test]
    fn alike_things_of_one_holder_are_one_line_with_the_longest_time() {
        let sums = sums(&[
            held(What::Clip, Holder::Reviewers, Until::At(5)),
            held(What::Audio, Holder::Vendor, Until::At(9)),
            held(What::Audio, Holder::Vendor, Until::At(7)),
            held(What::Audio, Holder::Device, Until::Deleted),
        ]);
        let told: Vec<_> = sums.iter().map(|s| (s.what, s.count, s.until)).collect();
        let expected = [
            (What::Audio, 2, Until::At(9)),
            (What::Audio, 1, Until::Deleted),
            (What::Clip, 1, Until::At(5)),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_nobody_says_outlasts_everything() {
        let long = later(Until::At(Millis::MAX), Until::Deleted);
        assert_eq!(long, Until::Deleted);
        assert_eq!(later(long, Until::NotStated), Until::NotStated);
    }
}
