//! Which words led to a hypothesis: a forest in which common beginnings are shared.
//!
//! Entries that no hypothesis needs are cleared away when there are many, so memory stays bounded
//! however long the person speaks.

/// An entry's place.
pub(super) type Place = u32;

/// No words yet.
pub(super) const NONE: Place = Place::MAX;

/// Entries with which clearing begins.
const MANY: usize = 16_384;

/// A word that a hypothesis has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) before: Place,
    pub(super) word: u32,
    /// Which of the ways to say it.
    pub(super) way: u8,
    /// The frame after its last.
    pub(super) frame: u32,
}

/// All entries that may still be needed.
#[derive(Debug, Clone)]
pub(super) struct Histories {
    entries: Vec<Entry>,
    clear_at: usize,
}

impl Histories {
    pub(super) fn new() -> Self {
        Self {
            entries: Vec::new(),
            clear_at: MANY,
        }
    }

    pub(super) fn reset(&mut self) {
        self.entries.clear();
        self.clear_at = MANY;
    }

    pub(super) fn push(&mut self, entry: Entry) -> Place {
        self.entries.push(entry);
        Place::try_from(self.entries.len() - 1).unwrap_or(NONE)
    }

    fn get(&self, place: Place) -> Option<&Entry> {
        self.entries.get(usize::try_from(place).ok()?)
    }

    /// The words that lead to a place, first to last.
    pub(super) fn words(&self, place: Place) -> Vec<Entry> {
        let mut words = Vec::new();
        let mut at = place;
        while let Some(entry) = self.get(at) {
            words.push(*entry);
            at = entry.before;
        }
        words.reverse();
        words
    }

    /// Whether there is so much that it should be cleared.
    pub(super) fn is_full(&self) -> bool {
        self.entries.len() >= self.clear_at
    }

    /// Keeps what leads to the places that `each` visits, and tells them where it is now.
    pub(super) fn clear(&mut self, mut each: impl FnMut(&mut dyn FnMut(&mut Place))) {
        let mut moved: Vec<Place> = vec![NONE; self.entries.len()];
        each(&mut |place| self.mark(*place, &mut moved));
        let mut kept: Vec<Entry> = Vec::new();
        for (entry, moved_to) in self.entries.iter().zip(0..) {
            let at = usize::try_from(moved_to).unwrap_or(usize::MAX);
            let Some(marked) = moved.get(at).copied().filter(|marked| *marked != NONE) else {
                continue;
            };
            debug_assert_eq!(marked, 0, "an entry is moved once");
            // Entries before this one were moved before it.
            let before = usize::try_from(entry.before)
                .ok()
                .and_then(|at| moved.get(at));
            let before = before.copied().unwrap_or(NONE);
            if let Some(place) = moved.get_mut(at) {
                *place = Place::try_from(kept.len()).unwrap_or(NONE);
            }
            kept.push(Entry { before, ..*entry });
        }
        each(&mut |place| {
            let at = usize::try_from(*place).unwrap_or(usize::MAX);
            *place = moved.get(at).copied().unwrap_or(NONE);
        });
        self.clear_at = MANY.max(2 * kept.len());
        self.entries = kept;
    }

    /// Marks what leads to a place with 0.
    fn mark(&self, place: Place, marks: &mut [Place]) {
        let mut at = place;
        while let Some(entry) = self.get(at) {
            let mark = usize::try_from(at).ok().and_then(|at| marks.get_mut(at));
            match mark {
                Some(mark) if *mark == NONE => *mark = 0,
                _ => break,
            }
            at = entry.before;
        }
    }
}
