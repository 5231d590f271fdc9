//! The cheapest way to read an utterance as a sample: which word stands for which, what is missing
//! or too many, and which words fill which slot.
//!
//! Steps of the sample are rows, words of the utterance columns; a cell holds the cheapest way to
//! read so many words as so many steps. Work grows with rows times columns, and both are bounded.

use super::costs::{EMPTY_SLOT, PARTED};
use super::patterns::{Pattern, SlotStep, Step};
use super::scene::{Part, Scene};
use super::vocabulary::WordId;

/// No way.
const NEVER: u32 = u32::MAX / 4;

/// The last move on the way to a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Start,
    /// The step is not said.
    Missing,
    /// The word belongs to no step.
    Extra,
    /// The word is the step's, at a cost in hundredths of its weight.
    Word(u16),
    /// Two words are one of the sample.
    TwoForOne,
    /// Words from here on are a value of the slot.
    Value(usize),
    /// Words from here on fill the slot and are no value of its type.
    Fill(usize),
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    cost: u32,
    last: Move,
    /// The cheapest way that ends inside this step's slot, and the first word in it.
    open: u32,
    open_from: usize,
}

const UNREACHED: Cell = Cell {
    cost: NEVER,
    last: Move::Start,
    open: NEVER,
    open_from: 0,
};

struct Table {
    columns: usize,
    cells: Vec<Cell>,
}

impl Table {
    fn get(&self, row: usize, column: usize) -> Cell {
        let cell = self.cells.get(row * self.columns + column);
        cell.copied().unwrap_or(UNREACHED)
    }

    /// Keeps the cheaper way; of two that cost the same, the first.
    fn offer(&mut self, row: usize, column: usize, cost: u32, last: Move) {
        if let Some(cell) = self.cells.get_mut(row * self.columns + column)
            && cost < cell.cost
        {
            cell.cost = cost;
            cell.last = last;
        }
    }

    fn open(&mut self, row: usize, column: usize, cost: u32, from: usize) {
        if let Some(cell) = self.cells.get_mut(row * self.columns + column) {
            cell.open = cost;
            cell.open_from = from;
        }
    }
}

/// Reads an utterance as a pattern. The parts are in the order of the utterance.
pub(super) fn align(scene: Scene<'_>, pattern: &Pattern) -> Vec<Part> {
    let columns = scene.utterance.words.len() + 1;
    let mut table = Table {
        columns,
        cells: vec![UNREACHED; columns * (pattern.steps.len() + 1)],
    };
    table.offer(0, 0, 0, Move::Start);
    for column in 1..columns {
        offer_extra(scene, &mut table, 0, column);
    }
    for (at, step) in pattern.steps.iter().enumerate() {
        let row = at + 1;
        for column in 0..columns {
            match step {
                Step::Word(word) => offer_word(scene, &mut table, (row, column), *word),
                Step::Slot(slot) => offer_slot(scene, &mut table, (row, column), *slot),
            }
            offer_extra(scene, &mut table, row, column);
        }
    }
    walk_back(&table, pattern, columns - 1)
}

fn offer_extra(scene: Scene<'_>, table: &mut Table, row: usize, column: usize) {
    let Some(before) = column.checked_sub(1) else {
        return;
    };
    let extra = scene.utterance.extra.get(before).copied().unwrap_or(0);
    let cost = table.get(row, before).cost.saturating_add(u32::from(extra));
    table.offer(row, column, cost, Move::Extra);
}

fn offer_word(scene: Scene<'_>, table: &mut Table, place: (usize, usize), word: WordId) {
    let (row, column) = place;
    let weight = u32::from(scene.vocabulary.weight(word));
    if let Some(before) = column.checked_sub(1) {
        if let Some(part) = scene.utterance.as_word(before, word) {
            let cost = table.get(row - 1, before).cost + weight * u32::from(part) / 100;
            table.offer(row, column, cost, Move::Word(part));
        }
        if let Some(first) = before.checked_sub(1)
            && scene.utterance.with_next.get(first) == Some(&Some(word))
        {
            let cost = table.get(row - 1, first).cost + weight * u32::from(PARTED) / 100;
            table.offer(row, column, cost, Move::TwoForOne);
        }
    }
    let missing = table.get(row - 1, column).cost.saturating_add(weight);
    table.offer(row, column, missing, Move::Missing);
}

fn offer_slot(scene: Scene<'_>, table: &mut Table, place: (usize, usize), slot: SlotStep) {
    let (row, column) = place;
    for span in scene.spans.ending(slot, column) {
        let cost = table.get(row - 1, span.from).cost + u32::from(span.cost);
        table.offer(row, column, cost, Move::Value(span.from));
    }
    if let Some(before) = column.checked_sub(1)
        && let Some(kind) = scene.kinds.get(slot.kind)
    {
        let entered = table.get(row - 1, before).cost + kind.openness.entry();
        let open = table.get(row, before);
        let (cost, from) = if entered <= open.open {
            (entered, before)
        } else {
            (open.open, open.open_from)
        };
        let each = scene.each(kind.openness, before);
        let cost = cost.saturating_add(each).min(NEVER);
        table.open(row, column, cost, from);
        table.offer(row, column, cost, Move::Fill(from));
    }
    let missing = table.get(row - 1, column).cost + u32::from(EMPTY_SLOT);
    table.offer(row, column, missing, Move::Missing);
}

fn walk_back(table: &Table, pattern: &Pattern, last_column: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut row, mut column) = (pattern.steps.len(), last_column);
    while row > 0 || column > 0 {
        let step = row.checked_sub(1).and_then(|at| pattern.steps.get(at));
        let (part, up, left) = match (table.get(row, column).last, step) {
            (Move::Extra, _) | (_, None) => {
                let Some(at) = column.checked_sub(1) else {
                    break;
                };
                (Part::Extra { at }, 0, 1)
            }
            (Move::Word(cost), Some(Step::Word(word))) => {
                let at = column.saturating_sub(1);
                (
                    Part::Said {
                        word: *word,
                        at,
                        cost,
                    },
                    1,
                    1,
                )
            }
            (Move::TwoForOne, Some(Step::Word(word))) => {
                let at = column.saturating_sub(2);
                let cost = PARTED;
                (
                    Part::Said {
                        word: *word,
                        at,
                        cost,
                    },
                    1,
                    2,
                )
            }
            (Move::Value(from), Some(Step::Slot(slot))) => {
                (filled(*slot, from, column, true), 1, column - from)
            }
            (Move::Fill(from), Some(Step::Slot(slot))) => {
                (filled(*slot, from, column, false), 1, column - from)
            }
            (_, Some(Step::Word(word))) => (Part::Missing { word: *word }, 1, 0),
            (_, Some(Step::Slot(_))) => (Part::Empty, 1, 0),
        };
        parts.push(part);
        row = row.saturating_sub(up);
        column = column.saturating_sub(left);
    }
    parts.reverse();
    parts
}

const fn filled(slot: SlotStep, from: usize, to: usize, is_value: bool) -> Part {
    Part::Filled {
        slot,
        from,
        to,
        is_value,
    }
}
