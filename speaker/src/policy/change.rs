//! What another rule would do, told before it is confirmed.

use super::{Expiry, Item, Rules, due};
use crate::Millis;
use std::collections::HashSet;

/// What happens to the items that are there if the rules change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Goes at once, and would not have gone by the present rules.
    pub goes_now: Vec<Expiry>,
    /// How many of the others go sooner than by the present rules.
    pub sooner: usize,
    /// How many of the others are kept longer.
    pub longer: usize,
}

/// What happens to `items` if `proposed` takes the place of `current` at `now` (emulated).
#[must_use]
pub fn before_change(items: &[Item], current: &Rules, proposed: &Rules, now: Millis) -> Change {
    let is_due = |rules: &Rules, item: &Item| rules.expires(item).is_some_and(|at| at <= now);
    let (would, rest): (Vec<&Item>, Vec<&Item>) = items
        .iter()
        .filter(|item| !is_due(current, item))
        .partition(|item| is_due(proposed, item));
    // An item that never goes by itself goes after all others.
    let end = |rules: &Rules, item: &Item| rules.expires(item).map_or((1, 0), |at| (0, at));
    let count = |differs: fn(&(u8, Millis), &(u8, Millis)) -> bool| {
        rest.iter()
            .filter(|item| differs(&end(proposed, item), &end(current, item)))
            .count()
    };
    let going: HashSet<(&str, _)> = would.iter().map(|i| (i.id.as_str(), i.owner)).collect();
    let mut goes_now = due(items, proposed, now);
    goes_now.retain(|expiry| going.contains(&(expiry.id.as_str(), expiry.owner)));
    Change {
        goes_now,
        sooner: count(PartialOrd::lt),
        longer: count(PartialOrd::gt),
    }
}

impl Change {
    /// The question to ask before the change is confirmed.
    #[must_use]
    pub fn sentence(&self) -> String {
        let now = match self.goes_now.len() {
            0 => "Nothing is deleted now.".to_owned(),
            1 => "1 thing that is kept today would be deleted now.".to_owned(),
            n => format!("{n} things that are kept today would be deleted now."),
        };
        match (self.sooner, self.longer) {
            (0, 0) => now,
            (sooner, 0) => format!("{now} {sooner} would go sooner than today's setting says."),
            (0, longer) => {
                format!("{now} {longer} would be kept longer than today's setting says.")
            }
            (sooner, longer) => {
                format!("{now} {sooner} would go sooner and {longer} be kept longer.")
            }
        }
    }
}
