//! What a person does with the mouse, told from what the terminal reports of it.

use std::time::Duration;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

/// Two presses on one cell within this time are a double one.
const DOUBLE: Duration = Duration::from_millis(400);

/// Something done with the mouse at a cell of the screen. Buttons mean the left one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The button goes down.
    Press,
    /// It goes down for the second time, soon and on the same cell.
    DoublePress,
    /// The mouse came here while the button is held.
    Drag,
    /// The button goes up.
    Release,
    /// The wheel turns by a notch.
    Wheel(Way),
}

/// Where the wheel turns to: what is under it shows more on that side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To what lies above.
    Up,
    /// To what lies below.
    Down,
    /// To what lies at the left.
    Left,
    /// To what lies at the right.
    Right,
}

/// Tells double presses from single ones.
#[derive(Debug, Default)]
pub struct Clicks {
    /// The last press that may be the first of two: where, and when.
    first: Option<(Position, Duration)>,
}

impl Clicks {
    /// What `event` is, at `now`, a time since any fixed moment. Nothing if it means nothing here: a motion
    /// without a button, another button.
    pub fn tell(&mut self, event: MouseEvent, now: Duration) -> Option<(Position, Gesture)> {
        let at = Position::new(event.column, event.row);
        let gesture = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.press(at, now),
            MouseEventKind::Drag(MouseButton::Left) => {
                self.first = None;
                Gesture::Drag
            }
            MouseEventKind::Up(MouseButton::Left) => Gesture::Release,
            MouseEventKind::ScrollUp => Gesture::Wheel(Way::Up),
            MouseEventKind::ScrollDown => Gesture::Wheel(Way::Down),
            MouseEventKind::ScrollLeft => Gesture::Wheel(Way::Left),
            MouseEventKind::ScrollRight => Gesture::Wheel(Way::Right),
            _ => return None,
        };
        Some((at, gesture))
    }

    fn press(&mut self, at: Position, now: Duration) -> Gesture {
        let is_second = self
            .first
            .is_some_and(|(place, time)| place == at && now.saturating_sub(time) <= DOUBLE);
        // A third press is the first of the next two.
        self.first = (!is_second).then_some((at, now));
        if is_second {
            Gesture::DoublePress
        } else {
            Gesture::Press
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyModifiers;

    fn event(kind: MouseEventKind, column: u16) -> MouseEvent {
        MouseEvent {
            kind,
            column,
            row: 3,
            modifiers: KeyModifiers::NONE,
        }
    }

    /// What presses of the left button come to, each at a column and a time in milliseconds.
    fn presses(clicks: &[(u16, u64)]) -> Vec<Gesture> {
        let mut state = Clicks::default();
        let mut press = |&(column, at): &(u16, u64)| {
            let event = event(MouseEventKind::Down(MouseButton::Left), column);
            state.tell(event, Duration::from_millis(at)).unwrap().1
        };
        clicks.iter().map(&mut press).collect()
    }

    #[test]
    fn two_presses_on_one_cell_within_400_ms_are_a_double_one() {
        use Gesture::{DoublePress, Press};
        for (clicks, gestures) in [
            (&[(5, 0), (5, 400)][..], &[Press, DoublePress][..]),
            (&[(5, 0), (5, 401)], &[Press, Press]),
            (&[(5, 0), (6, 100)], &[Press, Press]),
            (&[(5, 0), (5, 100), (5, 200)], &[Press, DoublePress, Press]),
            (&[(5, 0), (6, 100), (6, 200)], &[Press, Press, DoublePress]),
        ] {
            assert_eq!(presses(clicks), gestures, "{clicks:?}");
        }
    }

    #[test]
    fn a_press_after_a_drag_begins_anew() {
        let mut state = Clicks::default();
        let mut tell = |kind| state.tell(event(kind, 5), Duration::ZERO).map(|it| it.1);
        let down = MouseEventKind::Down(MouseButton::Left);
        assert_eq!(tell(down), Some(Gesture::Press));
        let drag = MouseEventKind::Drag(MouseButton::Left);
        assert_eq!(tell(drag), Some(Gesture::Drag));
        assert_eq!(tell(down), Some(Gesture::Press));
    }

    #[test]
    fn motion_and_other_buttons_are_nothing() {
        for kind in [
            MouseEventKind::Moved,
            MouseEventKind::Down(MouseButton::Right),
            MouseEventKind::Down(MouseButton::Middle),
            MouseEventKind::Drag(MouseButton::Right),
            MouseEventKind::Up(MouseButton::Middle),
        ] {
            assert_eq!(Clicks::default().tell(event(kind, 0), Duration::ZERO), None);
        }
    }
}
