//! The terms that were looked up last: whoever types a word leaves those before it as they are.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::query::{Key, Pattern};
use super::terms::WordHits;

/// So many terms are kept. A query rarely has as many.
const KEPT: usize = 8;

/// What the last terms reach, the latest first.
#[derive(Debug, Default)]
pub(super) struct Recent(Mutex<VecDeque<Known>>);

/// A term, and what it reaches.
#[derive(Debug)]
struct Known {
    key: Option<Key>,
    pattern: Pattern,
    hits: Arc<WordHits>,
}

impl Recent {
    /// What a term reaches: as it is known, or else from `look_up`.
    pub fn get(
        &self,
        key: Option<Key>,
        pattern: &Pattern,
        look_up: impl FnOnce() -> WordHits,
    ) -> Arc<WordHits> {
        let known = self.take(key, pattern);
        let known = known.unwrap_or_else(|| Known {
            key,
            pattern: pattern.clone(),
            hits: Arc::new(look_up()),
        });
        let hits = Arc::clone(&known.hits);
        let mut all = self.all();
        all.push_front(known);
        all.truncate(KEPT);
        hits
    }

    fn take(&self, key: Option<Key>, pattern: &Pattern) -> Option<Known> {
        let mut all = self.all();
        let at = all
            .iter()
            .position(|known| known.key == key && known.pattern == *pattern)?;
        all.remove(at)
    }

    fn all(&self) -> std::sync::MutexGuard<'_, VecDeque<Known>> {
        // Each change leaves whole terms behind, so they are sound whoever panicked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
