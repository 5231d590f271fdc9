//! What opting out costs: the shipped threshold against a personal one, on the kept recordings.

use hearsay_speaker::Owner;
use hearsay_speaker::history::History;
use hearsay_speaker::policy::{AdaptationEvidence, ThresholdRange, WakeEvidence};
use hearsay_worklet::model::Thresholds;
use leptos::prelude::*;

use crate::body::controller::Body;
use crate::body::settings;
use crate::figures::Figures;
use crate::shared::Settings;
use crate::shared::privacy::Cost;

impl Body {
    /// Weighs what opting out costs, once the hearing part's thresholds are known.
    pub(super) fn weigh_cost(&self) {
        let Some(thresholds) = self.thresholds() else {
            return;
        };
        let threshold_now = self.threshold(thresholds);
        let evidence = self.evidence(thresholds);
        self.shared.privacy.cost.set(Some(Cost {
            evidence,
            threshold_now,
        }));
    }

    /// The threshold in force: set by hand, else personal where that is wished and better, else the
    /// sensitivity's.
    pub(in crate::body) fn threshold(&self, thresholds: Thresholds) -> f32 {
        let settings = self.setting(Settings::clone);
        let chosen = settings::threshold(&settings, thresholds);
        let personal = self.house(|house| house.adaptation && house.saving.recordings);
        if settings.threshold.is_some() || !personal {
            return chosen;
        }
        match self.evidence(thresholds) {
            AdaptationEvidence::TooFew { .. } => chosen,
            evidence => evidence.threshold(ThresholdRange {
                shipped: chosen,
                ..range(thresholds)
            }),
        }
    }

    fn evidence(&self, thresholds: Thresholds) -> AdaptationEvidence {
        let kept = self.shared.library.with_untracked(evidence);
        AdaptationEvidence::of(&kept.unwrap_or_default(), range(thresholds))
    }

    fn thresholds(&self) -> Option<Thresholds> {
        let parts = self.parts.borrow();
        if let Some(parts) = parts.as_ref() {
            return Some(parts.thresholds);
        }
        drop(parts);
        self.shared.figures.with_untracked(Figures::thresholds)
    }
}

/// What the sensitivities allow, in the order of the worklet's names: a low sensitivity is a high
/// threshold.
fn range(thresholds: Thresholds) -> ThresholdRange {
    ThresholdRange {
        low: thresholds.high,
        shipped: thresholds.normal,
        high: thresholds.low,
    }
}

/// The cloud's recordings that a wake word started, newest first.
fn evidence(history: &History) -> Vec<WakeEvidence> {
    let cloud = history
        .recordings()
        .filter(|recording| recording.head.owner == Owner::Cloud);
    cloud
        .filter_map(|recording| {
            Some(WakeEvidence {
                score: recording.head.wake_score?,
                meant: !recording.tail.reported_false,
            })
        })
        .collect()
}
