//! Whether a value fulfils a rule of the model.
//!
//! A rule that cannot be read is the skill's mistake and holds: nobody is asked again and again for
//! something that no answer fulfils. A value that cannot be compared does not fulfil a comparison.

use super::compare::{Scale, bound};
use crate::skill::matching::{Resolution, SlotValue};
use crate::skill::model::Rule;
use crate::skill::moment::Moment;
use core::cmp::Ordering;

/// Whether it does. Of several values all must.
pub(super) fn holds(rule: &Rule, value: &SlotValue, moment: Moment) -> bool {
    if !value.several.is_empty() {
        return value.several.iter().all(|one| holds_one(rule, one, moment));
    }
    holds_one(rule, value, moment)
}

fn holds_one(rule: &Rule, value: &SlotValue, moment: Moment) -> bool {
    match rule {
        Rule::HasMatch => matches!(value.resolution, Resolution::Match(_)),
        Rule::IsIn { values } => is_among(value, values),
        Rule::IsNotIn { values } => !is_among(value, values),
        Rule::Greater { value: than } => order(value, than, |order| order == Ordering::Greater),
        Rule::GreaterOrEqual { value: than } => order(value, than, |order| order != Ordering::Less),
        Rule::Less { value: than } => order(value, than, |order| order == Ordering::Less),
        Rule::LessOrEqual { value: than } => order(value, than, |order| order != Ordering::Greater),
        Rule::InSpan { start, end } => is_within(value, start, end, moment),
        Rule::NotInSpan { start, end } => {
            let readable = Scale::of(&value.value).is_some();
            !(readable && is_within(value, start, end, moment))
        }
        Rule::Unknown { .. } => true,
    }
}

/// Whether the value, its words or one of its canonical names is in the list.
fn is_among(value: &SlotValue, list: &[String]) -> bool {
    let names: &[_] = match &value.resolution {
        Resolution::Match(candidates) => candidates,
        Resolution::NoMatch | Resolution::None => &[],
    };
    let names = names.iter().map(|candidate| candidate.name.as_str());
    let mut all = names.chain([value.value.as_str(), value.said.as_str()]);
    all.any(|name| list.iter().any(|wanted| is_same(name, wanted)))
}

fn is_same(a: &str, b: &str) -> bool {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let same_number = number(a).is_some_and(|a| number(b) == Some(a));
    same_number || a.trim().to_lowercase() == b.trim().to_lowercase()
}

fn order(value: &SlotValue, than: &str, fits: impl Fn(Ordering) -> bool) -> bool {
    let Some(than) = Scale::of(than) else {
        return true;
    };
    let order = Scale::of(&value.value).and_then(|value| value.order(than));
    order.is_some_and(fits)
}

fn is_within(value: &SlotValue, start: &str, end: &str, moment: Moment) -> bool {
    let Some(scale) = Scale::of(&value.value) else {
        return false;
    };
    let (start, end) = (bound(start, scale, moment), bound(end, scale, moment));
    let after = |bound: Option<Scale>, out: Ordering| match bound {
        Some(bound) => scale.order(bound).is_none_or(|order| order != out),
        None => true,
    };
    after(start, Ordering::Less) && after(end, Ordering::Greater)
}
