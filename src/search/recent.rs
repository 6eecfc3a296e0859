//! What was looked up last: whoever types a term leaves those before it as they are.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// So many terms are kept. A query rarely has as many.
const KEPT: usize = 8;

/// What the last terms came to, the latest first.
#[derive(Debug)]
pub(super) struct Recent<T, V>(Mutex<VecDeque<(T, Arc<V>)>>);

impl<T: PartialEq, V> Recent<T, V> {
    /// What a term comes to: as it is known, or else from `look_up`.
    pub fn get(&self, term: T, look_up: impl FnOnce() -> V) -> Arc<V> {
        let known = self.take(&term).unwrap_or_else(|| Arc::new(look_up()));
        let mut all = self.all();
        all.push_front((term, Arc::clone(&known)));
        all.truncate(KEPT);
        known
    }

    fn take(&self, term: &T) -> Option<Arc<V>> {
        let mut all = self.all();
        let at = all.iter().position(|(other, _)| other == term)?;
        all.remove(at).map(|(_, known)| known)
    }

    fn all(&self) -> std::sync::MutexGuard<'_, VecDeque<(T, Arc<V>)>> {
        // Each change leaves whole terms behind, so they are sound whoever panicked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T, V> Default for Recent<T, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}
