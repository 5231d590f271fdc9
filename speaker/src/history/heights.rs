//! Heights of rows, summed so that a sum up to any row and the row at any sum take a number of steps
//! that grows with the logarithm of the rows (a Fenwick tree).
//!
//! Units: whole CSS pixels.

/// The sums. Place `i` holds the heights of the `i & -i` rows that end with row `i − 1`; place 0 is
/// not used.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    parts: Vec<u64>,
}

impl Sums {
    /// Sums of these heights, from the first row on.
    pub(super) fn new(heights: impl ExactSizeIterator<Item = u32>) -> Self {
        let mut parts = vec![0; heights.len() + 1];
        for (part, height) in parts.iter_mut().skip(1).zip(heights) {
            *part = u64::from(height);
        }
        for place in 1..parts.len() {
            let part = parts.get(place).copied().unwrap_or(0);
            if let Some(above) = parts.get_mut(place + lowest_bit(place)) {
                *above += part;
            }
        }
        Self { parts }
    }

    /// Height of the first `rows` rows.
    pub(super) fn of_first(&self, rows: usize) -> u64 {
        let mut place = rows.min(self.len());
        let mut sum = 0;
        while place > 0 {
            sum += self.parts.get(place).copied().unwrap_or(0);
            place -= lowest_bit(place);
        }
        sum
    }

    /// Gives a row another height.
    pub(super) fn set(&mut self, row: usize, height: u32) {
        let old = self.of_first(row + 1) - self.of_first(row);
        let mut place = row + 1;
        while let Some(part) = self.parts.get_mut(place) {
            *part = *part - old + u64::from(height);
            place += lowest_bit(place);
        }
    }

    /// The largest number of first rows whose height together is accepted. Heights are never
    /// negative, so what is accepted once stays so for fewer rows.
    pub(super) fn most(&self, accept: impl Fn(u64) -> bool) -> usize {
        let (mut rows, mut sum) = (0, 0);
        let mut step = self.parts.len().next_power_of_two();
        while step > 0 {
            if let Some(part) = self.parts.get(rows + step)
                && accept(sum + part)
            {
                rows += step;
                sum += part;
            }
            step /= 2;
        }
        rows
    }

    fn len(&self) -> usize {
        self.parts.len().saturating_sub(1)
    }
}

fn lowest_bit(place: usize) -> usize {
    place & place.wrapping_neg()
}
