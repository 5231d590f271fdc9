//! The speaker's own vault over a year of use.

use super::{DAY, HOUR, MORNING, Seeded, item};
use hearsay_speaker::policy::{
    EmulatedClock, Item, ItemKind, JUMPS, Retention, Rules, due, next_due,
};
use std::collections::HashSet;

/// Swept by its one timer, with jumps, and the real clock set back now and then.
#[test]
fn a_vault_that_is_swept_by_one_timer_holds_what_is_not_due_and_nothing_else() {
    for recordings in Retention::CHOICES {
        let rules = Rules {
            recordings,
            ..Rules::default()
        };
        let (mut seeded, mut clock) = (Seeded(9), EmulatedClock::default());
        let (mut vault, mut ever): (Vec<Item>, Vec<Item>) = (Vec::new(), Vec::new());
        let (mut real, mut timer) = (MORNING, None);
        for made in 0..800 {
            real += seeded.below(22 * HOUR);
            match seeded.below(200) {
                0 => real -= 30 * DAY,
                1 => {
                    let (name, jump) = JUMPS[seeded.below(7) as usize];
                    clock.jump(real, name, jump).expect("a jump on offer");
                }
                _ => {}
            }
            let now = clock.now(real).emulated;
            if timer.is_some_and(|at| at <= now) {
                let gone: HashSet<String> =
                    due(&vault, &rules, now).into_iter().map(|e| e.id).collect();
                assert!(!gone.is_empty(), "the timer woke for nothing");
                vault.retain(|item| !gone.contains(&item.id));
            }
            let kept: HashSet<&str> = vault.iter().map(|item| item.id.as_str()).collect();
            for item in &ever {
                let over = rules.expires(item).is_some_and(|at| at <= now);
                assert_eq!(
                    kept.contains(item.id.as_str()),
                    !over,
                    "{recordings:?}: {item:?}"
                );
            }
            let kind = [ItemKind::Recording, ItemKind::Clip, ItemKind::Note][made % 3];
            let new = item(&made.to_string(), kind, now);
            vault.push(new.clone());
            ever.push(new);
            timer = next_due(&vault, &rules, now);
        }
        assert!(ever.len() > vault.len());
    }
}
