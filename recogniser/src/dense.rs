//! The fully connected layer: nearly all of the network's arithmetic.
//!
//! Sums run input by input over contiguous outputs, four inputs a pass: compilers vectorise that without changing the order of
//! additions, so every machine gives the same bits, and each sum is read and written a quarter as often.

use alloc::vec::Vec;

/// Inputs whose rows of weights are added in one pass.
const ROWS: usize = 4;

/// `weights[i·outputs + o]`; as many outputs as biases.
#[derive(Clone, Debug)]
pub(crate) struct Dense {
    /// `[O]`.
    pub(crate) bias: Vec<f32>,
    /// `[I, O]`.
    pub(crate) weights: Vec<f32>,
}

impl Dense {
    /// `out[o] = bias[o] + Σ input[i] · weights[i, o]`; `out` holds O values.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn apply(&self, input: &[f32], out: &mut [f32]) {
        out.copy_from_slice(&self.bias);
        let outputs = out.len();
        let (fours, rest) = input.as_chunks::<ROWS>();
        let mut rows = self.weights.chunks_exact(outputs * ROWS);
        for (x, four) in fours.iter().zip(&mut rows) {
            add_four(x, four, out);
        }
        let done = fours.len() * ROWS * outputs;
        let left = self.weights.get(done..).unwrap_or_default();
        for (x, row) in rest.iter().zip(left.chunks_exact(outputs)) {
            for (o, w) in out.iter_mut().zip(row) {
                *o += x * w;
            }
        }
    }
}

#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn add_four(x: &[f32; ROWS], weights: &[f32], out: &mut [f32]) {
    let (ab, cd) = weights.split_at(2 * out.len());
    let (a, b) = ab.split_at(out.len());
    let (c, d) = cd.split_at(out.len());
    let rows = a.iter().zip(b).zip(c.iter().zip(d));
    for (o, ((a, b), (c, d))) in out.iter_mut().zip(rows) {
        *o = *o + x[0] * a + x[1] * b + x[2] * c + x[3] * d;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_input_counts_with_its_own_row_of_weights() {
        for inputs in 1..=9_u8 {
            // Row i holds 10^i and its double; whole numbers are exact.
            let row = |i: u8| 10_f32.powi(i32::from(i) % 6);
            let dense = Dense {
                bias: vec![0.5, -0.5],
                weights: (0..inputs).flat_map(|i| [row(i), 2.0 * row(i)]).collect(),
            };
            let input: Vec<f32> = (1..=inputs).map(f32::from).collect();
            let sum: f32 = (0..inputs).map(|i| f32::from(i + 1) * row(i)).sum();
            let mut out = [0.0; 2];
            dense.apply(&input, &mut out);
            assert_eq!(out, [sum + 0.5, 2.0 * sum - 0.5], "{inputs} inputs");
        }
    }
}
