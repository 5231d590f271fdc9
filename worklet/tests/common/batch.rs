//! The network by the book, in double precision: every layer over the whole clip. A slow twin of `network.rs`.

#![allow(
    clippy::indexing_slicing,
    reason = "a slow twin reads like the formula that it checks"
)]

use hearsay_worklet::{
    frontend::Frame,
    mel::MELS,
    model::{Dense, Model, STRIDE},
};

/// A dense layer.
fn dense(layer: &Dense, input: &[f64]) -> Vec<f64> {
    let weight = |i: usize, o: usize| f64::from(layer.weights[i * layer.outputs + o]);
    let output = |o: usize| {
        let products = input.iter().enumerate().map(|(i, x)| x * weight(i, o));
        products.sum::<f64>() + f64::from(layer.bias[o])
    };
    (0..layer.outputs).map(output).collect()
}

fn relu(v: Vec<f64>) -> Vec<f64> {
    v.into_iter().map(|x| x.max(0.0)).collect()
}

/// The stem's input for the step that ends with frame `last`, oldest first; before the first frame there is nothing.
fn stem_input(model: &Model, frames: &[Frame], last: usize) -> Vec<f64> {
    let seen = model.stem_frames;
    let past = (0..seen).map(|back| (last + 1 + back).checked_sub(seen));
    past.flat_map(|f| (0..MELS).map(move |m| f.map_or(0.0, |f| f64::from(frames[f][m]))))
        .collect()
}

/// All outputs of a model, one every second frame; a committee's is the mean before the sigmoid.
pub(crate) fn outputs(model: &Model, frames: &[Frame]) -> Vec<f64> {
    let members = core::iter::once(model).chain(&model.others);
    let said: Vec<Vec<f64>> = members.map(|one| logits(one, frames)).collect();
    let mean = |step: usize| said.iter().map(|of| of[step]).sum::<f64>() / said.len() as f64;
    (0..said[0].len())
        .map(|step| 1.0 / (1.0 + (-mean(step)).exp()))
        .collect()
}

/// What one network says before the sigmoid.
fn logits(model: &Model, frames: &[Frame]) -> Vec<f64> {
    let channels = model.channels;
    let mut steps: Vec<Vec<f64>> = (STRIDE - 1..frames.len())
        .step_by(STRIDE)
        .map(|last| relu(dense(&model.stem, &stem_input(model, frames, last))))
        .collect();
    for block in &model.blocks {
        let filtered = |t: usize, c: usize| -> f64 {
            let taps =
                (0..block.kernel).filter_map(|k| Some((k, (t + 1 + k).checked_sub(block.kernel)?)));
            taps.map(|(k, at)| steps[at][c] * f64::from(block.depthwise[k * channels + c]))
                .sum()
        };
        steps = (0..steps.len())
            .map(|t| {
                let input: Vec<f64> = (0..channels).map(|c| filtered(t, c)).collect();
                let mixed = relu(dense(&block.mix, &input));
                steps[t].iter().zip(mixed).map(|(x, m)| x + m).collect()
            })
            .collect();
    }
    steps.iter().map(|s| dense(&model.head, s)[0]).collect()
}
