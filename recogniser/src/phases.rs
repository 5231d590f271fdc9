//! One network heard three times over, a frame apart: what it says of a step is the mean of the three.
//!
//! A step is three frames of 10 ms, and where it begins is chance: the same word begins now at its first
//! frame, now at its last. The three errors are alike but not the same, and their mean (of logarithms, then
//! normalised) errs less; the weights are shared, so that it costs time and no bytes.
//!
//! The network that runs a frame ahead has its step last, so a row is given one frame after that of a single
//! network. The one that runs a frame late hears the first frame twice, the other the last one.

use crate::{
    CLASSES,
    model::AcousticModel,
    network::{Network, log_softmax},
};
use alloc::{collections::VecDeque, sync::Arc};
use hearsay_worklet::frontend::Frame;

/// Networks, and the weight of each.
const PHASES: usize = 3;
const SHARE: f32 = 1.0 / PHASES as f32;

type Row = [f32; CLASSES];

/// The three. All memory is taken in [`new`](Self::new).
#[derive(Clone, Debug)]
pub(crate) struct Phases {
    late: Network,
    plain: Network,
    ahead: Network,
    /// Rows that wait for those of `ahead`.
    of_late: VecDeque<Row>,
    of_plain: VecDeque<Row>,
    last: Option<Frame>,
}

impl Phases {
    pub(crate) fn new(model: Arc<AcousticModel>) -> Self {
        // After the end all waiting rows come at once, and one that has no partner.
        let most = model.look_ahead() + 2;
        let network = Network::new(model);
        Self {
            late: network.clone(),
            plain: network.clone(),
            ahead: network,
            of_late: VecDeque::with_capacity(most),
            of_plain: VecDeque::with_capacity(most),
            last: None,
        }
    }

    /// Forgets everything heard.
    pub(crate) fn reset(&mut self) {
        for network in [&mut self.late, &mut self.plain, &mut self.ahead] {
            network.reset();
        }
        self.of_late.clear();
        self.of_plain.clear();
        self.last = None;
    }

    /// Hears one frame; every third brings a row for `give` once the look-ahead is filled.
    pub(crate) fn push(&mut self, frame: &Frame, give: &mut impl FnMut(&Row)) {
        let first = self.last.replace(*frame).is_none();
        let (late, plain) = (&mut self.of_late, &mut self.of_plain);
        if first {
            self.late.push(frame, &mut |row| late.push_back(*row));
        }
        self.late.push(frame, &mut |row| late.push_back(*row));
        self.plain.push(frame, &mut |row| plain.push_back(*row));
        if !first {
            self.ahead
                .push(frame, &mut |row| give(&joined(late, plain, row)));
        }
    }

    /// Gives the rows of the steps that still wait for a future: there is none.
    pub(crate) fn finish(&mut self, give: &mut impl FnMut(&Row)) {
        let (late, plain) = (&mut self.of_late, &mut self.of_plain);
        self.late.finish(&mut |row| late.push_back(*row));
        self.plain.finish(&mut |row| plain.push_back(*row));
        let mut give = |row: &Row| give(&joined(late, plain, row));
        if let Some(frame) = self.last.take() {
            self.ahead.push(&frame, &mut give);
        }
        self.ahead.finish(&mut give);
    }
}

/// The mean of the oldest waiting rows and this one.
fn joined(late: &mut VecDeque<Row>, plain: &mut VecDeque<Row>, ahead: &Row) -> Row {
    let mut mean = *ahead;
    let others = [late.pop_front(), plain.pop_front()];
    for other in others.iter().flatten() {
        mean.iter_mut().zip(other).for_each(|(sum, x)| *sum += x);
    }
    mean.iter_mut().for_each(|x| *x *= SHARE);
    log_softmax(&mut mean);
    mean
}
