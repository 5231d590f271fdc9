//! The same day under each policy: what would be held how much later.

use super::{deeds, example, known::Known, sums};
use crate::{
    glass::{format, keeping::words::many},
    shared::Shared,
};
use hearsay_speaker::{
    Millis,
    policy::{
        EmulatedClock, Jump,
        presets::{Deed, Preset, Replay, replay},
    },
    record::DayKey,
};
use leptos::prelude::*;

/// How long after the day's last deed to look.
const LATER: [(&str, Jump); 5] = [
    ("a day", Jump::Days(1)),
    ("a month", Jump::Months(1)),
    ("three months", Jump::Months(3)),
    ("18 months", Jump::Months(18)),
    ("five years", Jump::Months(60)),
];

/// The form value of the example day; those of own days are dates.
const EXAMPLE: &str = "example";

/// What the person picked: nothing yet, the example (`None`), or a day.
type Picked = RwSignal<Option<Option<DayKey>>>;

/// The moment that lies a jump behind another.
fn after(at: Millis, jump: Jump) -> Millis {
    // A fresh clock reads real time, and refuses only jumps beyond a hundred years.
    let crossing = EmulatedClock::default().jump(at, "", jump);
    crossing.map_or(at, |crossing| crossing.to)
}

/// What one policy holds then.
fn held(replay: &Replay) -> AnyView {
    let sums = sums::sums(&replay.held);
    if sums.is_empty() {
        return view! { <p>"Holds nothing."</p> }.into_any();
    }
    let line = |sum: sums::Sum| {
        let (one, more) = sums::noun(sum.what);
        let until = sums::until(sum.until, format::day);
        view! {
            <li>
                <strong>{many(sum.count, one, more)}</strong>
                {format!(" with {}, {until}", sums::holder(sum.holder))}
            </li>
        }
    };
    view! { <ul class="held">{sums.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// What else is to be said of it.
fn besides(replay: &Replay) -> String {
    let mut said = vec![match replay.sent {
        0 => "No sound went to the vendor.".to_owned(),
        sent => format!(
            "Sound of {} went to the vendor.",
            many(sent, "interaction", "interactions")
        ),
    }];
    if !replay.gone.is_empty() {
        said.push(format!(
            "Gone by then: {}.",
            many(replay.gone.len(), "thing", "things")
        ));
    }
    if replay.refused > 0 {
        let refused = many(replay.refused, "deletion", "deletions");
        said.push(format!("Asked for, but not offered: {refused}."));
    }
    said.extend(replay.not_stated.iter().map(|says| (*says).to_owned()));
    said.join(" ")
}

fn row(preset: &Preset, deeds: &[Deed], now: Millis) -> impl IntoView + use<> {
    let replay = replay(deeds, preset, now);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{preset.name.clone()}</th>
            <td role="cell" data-label="Holds then">{held(&replay)}</td>
            <td role="cell" data-label="Besides">{besides(&replay)}</td>
        </tr>
    }
}

/// The day in view: the one picked while there is anything of it, else the newest; `None` is the
/// example.
fn in_view(days: Memo<Vec<(DayKey, usize)>>, picked: Picked) -> Memo<Option<DayKey>> {
    Memo::new(move |_| {
        days.with(|days| match picked.get() {
            Some(None) => None,
            Some(Some(day)) if days.iter().any(|(own, _)| *own == day) => Some(day),
            _ => days.first().map(|(day, _)| *day),
        })
    })
}

/// A day to replay.
#[component]
fn DayChoice(
    days: Memo<Vec<(DayKey, usize)>>,
    chosen: Memo<Option<DayKey>>,
    picked: Picked,
) -> impl IntoView {
    let option = |(day, count): (DayKey, usize)| {
        let name = format::day(day.noon_utc());
        let interactions = many(count, "interaction", "interactions");
        view! { <option value=day.to_string()>{format!("{name}: {interactions}")}</option> }
    };
    let value = move || {
        // Chosen anew when the options are.
        days.track();
        chosen
            .get()
            .map_or_else(|| EXAMPLE.to_owned(), |day| day.to_string())
    };
    let set = move |event| {
        let value = event_target_value(&event);
        let own = days.with_untracked(|days| {
            let mut days = days.iter().map(|(day, _)| *day);
            days.find(|day| day.to_string() == value)
        });
        picked.set(Some(own));
    };
    view! {
        <label class="field">
            <span>"Day"</span>
            <select aria-label="Day to replay" prop:value=value on:change=set>
                {move || days.get().into_iter().map(option).collect_view()}
                <option value=EXAMPLE>"An example day, not yours"</option>
            </select>
        </label>
    }
}

/// The slider of dates.
#[component]
fn Later(step: RwSignal<usize>) -> impl IntoView {
    let name = move || LATER.get(step.get()).map_or("", |(name, _)| *name);
    let set = move |event| {
        if let Ok(value) = event_target_value(&event).parse::<usize>() {
            step.set(value.min(LATER.len() - 1));
        }
    };
    view! {
        <label class="field">
            <span class="field-head">"How much later" <span class="value">{name}</span></span>
            <input
                type="range" min="0" max=(LATER.len() - 1).to_string() step="1"
                aria-label="How much later" aria-valuetext=name
                prop:value=move || step.get().to_string()
                on:input=set
            />
        </label>
    }
}

fn example_day() -> impl IntoView {
    let line =
        |(time, what): (String, &'static str)| view! { <li><strong>{time}</strong>" "{what}</li> };
    view! {
        <p class="hint">"An example day, not yours: nobody said this, nothing of it was recorded."</p>
        <ol class="example" aria-label="The example day">
            {example::told().into_iter().map(line).collect_view()}
        </ol>
    }
}

/// The section "The same day under each".
#[component]
pub(super) fn SameDay(shared: Shared, known: Known) -> impl IntoView {
    let days = Memo::new(move |_| shared.library.with(deeds::days));
    let picked = Picked::default();
    let chosen = in_view(days, picked);
    let step = RwSignal::new(0);
    let day = Memo::new(move |_| match chosen.get() {
        None => example::deeds(),
        Some(day) => {
            let share = shared.privacy.house.with(|house| house.help);
            shared
                .library
                .with(|history| deeds::deeds(history, day, share))
        }
    });
    let then = Memo::new(move |_| {
        let last = day.with(|deeds| deeds.iter().map(|deed| deed.at).max());
        let (_, jump) = LATER.get(step.get())?;
        last.map(|last| after(last, *jump))
    });
    let rows = move || {
        let then = then.get()?;
        Some(known.with_all(|all| {
            day.with(|deeds| {
                let rows = all.iter().map(|(_, preset)| row(preset, deeds, then));
                rows.collect_view()
            })
        }))
    };
    let says = move || match (then.get(), LATER.get(step.get())) {
        (Some(then), Some((name, _))) => format!("{name} later, on {}:", format::day(then)),
        _ => "Nothing of that day is left to replay.".to_owned(),
    };
    view! {
        <section class="keep-part" aria-labelledby="same-day-name">
            <h3 id="same-day-name">"The same day under each"</h3>
            <p class="hint">
                "What each vendor would hold of one day, by its lines above. Only what is still in \
                 your history can be replayed. Where people listen unless the person objects, a share \
                 as under “Help improve” leaves a clip, drawn alike for all."
            </p>
            <div class="rules">
                <DayChoice days chosen picked />
                <Later step />
            </div>
            {move || chosen.get().is_none().then(example_day)}
            <p role="status" class="then">{says}</p>
            <table class="stacked" role="table" aria-labelledby="same-day-name">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">"Vendor"</th>
                        <th role="columnheader" scope="col">"Holds then"</th>
                        <th role="columnheader" scope="col">"Besides"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </section>
    }
}
