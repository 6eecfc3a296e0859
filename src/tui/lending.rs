//! An editor has the terminal: it is started, waited for through whatever happens, and the browser comes back.

use std::io;
use std::process::Command;
use std::sync::mpsc::Sender;

use rustix::io::Errno;
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, kill_process, waitpid};
use signal_hook::low_level::signal_name;

use super::editor::{Edit, Editor};
use super::events::{Events, Message, TYPED};
use super::run::{Ended, Screen};
use super::terminal::{Terminal, TerminalError, stop_beside_borrower};
use crate::text::clean_line;

/// What becomes of an editor.
#[derive(Debug)]
pub enum News {
    /// It could not be started.
    NotStarted(io::Error),
    /// It runs, as this process.
    Started(Pid),
    /// It was stopped, as by Ctrl-Z, and waits to be continued.
    Stopped,
    /// It has ended.
    Ended(WaitStatus),
    /// It cannot be waited for.
    Lost(io::Error),
}

/// Opens an editor in the place of the browser and comes back when it is closed. Says why the program ends, if it
/// does meanwhile.
///
/// # Errors
/// If the terminal cannot be given away, or the operating system refuses what it takes to wait.
pub fn edit(
    edit: &Edit,
    screen: &mut impl Screen,
    terminal: &mut Terminal,
    events: &Events,
) -> Result<Option<Ended>, TerminalError> {
    let opening = match edit.opening() {
        Ok(opening) => opening,
        Err(words) => {
            screen.say(clean_line(&words).into_owned());
            return Ok(None);
        }
    };
    // First, for what the terminal still tells of the mouse is no key for an editor.
    terminal.use_mouse(false)?;
    let Some(_held) = events.hold_keys() else {
        screen.say("a key or a paste has come only in part; press the key again".to_owned());
        return Ok(None);
    };
    let lent = terminal.lend()?;
    let command = opening.command;
    events.on_a_thread("editor", move |sender| watch(command, sender))?;
    let (news, ending) = match wait(screen, events)? {
        Came::Ended(why) => return Ok(Some(why)),
        Came::Editor(news, ending) => (news, ending),
    };
    if let Some(signal) = ending {
        // A terminal that is gone needs no order.
        let _ = lent.restore();
        return Ok(Some(Ended::Signal(signal)));
    }
    if terminal.take_back(&lent).is_err() {
        return Ok(Some(Ended::Gone));
    }
    // Whoever typed Ctrl-C meant the editor, and its Ctrl-Z has had its effect.
    events.forget_typed_signals();
    if let Some(words) = told(&news, &opening.editor).or(opening.remark) {
        screen.say(clean_line(&words).into_owned());
    }
    Ok(None)
}

/// Starts the editor and tells what becomes of it, until it has ended.
fn watch(mut command: Command, sender: &Sender<Message>) {
    // If nobody listens any more, nobody needs to know.
    let tell = |news| drop(sender.send(Message::Editor(news)));
    // In our process group, as shells, git and mail programs have it: editors count on it when they stop themselves.
    let id = match command.spawn() {
        Ok(child) => Pid::from_child(&child),
        Err(error) => return tell(News::NotStarted(error)),
    };
    tell(News::Started(id));
    loop {
        match waitpid(Some(id), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) if status.stopped() => tell(News::Stopped),
            Ok(Some((_, status))) => return tell(News::Ended(status)),
            Ok(None) | Err(Errno::INTR) => {}
            Err(error) => return tell(News::Lost(error.into())),
        }
    }
}

/// Why the waiting ended.
enum Came {
    /// The last news of the editor, and a signal that asked us to end meanwhile.
    Editor(News, Option<i32>),
    /// The program ends, and the editor is not waited for.
    Ended(Ended),
}

fn wait(screen: &mut impl Screen, events: &Events) -> io::Result<Came> {
    let (mut editor, mut ending, mut for_later) = (None, None, Vec::new());
    let news = loop {
        match events.wait() {
            Message::Editor(News::Started(id)) => {
                editor = Some(id);
                pass_on(ending, editor);
            }
            // Now, and not at our own SIGTSTP, which the editor may have had as well and not have heeded.
            Message::Editor(News::Stopped) => stop_beside_borrower()?,
            Message::Editor(news) => break news,
            Message::End(signal) if TYPED.contains(&signal) => {}
            // The editor ends first, in its own way: it may have something to save.
            Message::End(signal) if ending.is_none() => {
                ending = Some(signal);
                pass_on(ending, editor);
            }
            // Whoever asks a second time does not wait.
            Message::End(signal) => return Ok(Came::Ended(Ended::Signal(signal))),
            Message::Gone => return Ok(Came::Ended(Ended::Gone)),
            Message::Update(update) => screen.update(*update),
            Message::Loading(loading) => screen.loading(loading),
            Message::Noticed => screen.noticed(),
            Message::Answer(answer) => screen.take_answer(*answer),
            // Typed before the editor was asked for, and not acted on yet.
            input @ Message::Input(_) => for_later.push(input),
            Message::Resize | Message::Stop | Message::Continue => {}
        }
    };
    events.put_back(for_later);
    Ok(Came::Editor(news, ending))
}

/// Sends the signal that ends us to the editor, once there are both.
fn pass_on(signal: Option<i32>, editor: Option<Pid>) {
    if let (Some(signal), Some(editor)) = (signal.and_then(Signal::from_named_raw), editor) {
        // It may have ended just now.
        let _ = kill_process(editor, signal);
    }
}

/// What the person should know of an editor that did not end well.
fn told(news: &News, editor: &Editor) -> Option<String> {
    let Editor {
        program, named_by, ..
    } = editor;
    match news {
        News::NotStarted(error) => Some(match error.kind() {
            io::ErrorKind::NotFound => {
                format!("the editor {program} is not there: install it, or change {named_by}")
            }
            io::ErrorKind::PermissionDenied => {
                format!("the editor {program} may not be run: change {named_by}")
            }
            _ => format!("the editor {program} cannot be started: {error}"),
        }),
        News::Ended(status) => {
            if let Some(signal) = status.terminating_signal() {
                let name = signal_name(signal).unwrap_or("unknown");
                return Some(format!(
                    "the editor {program} was ended by signal {signal} ({name})"
                ));
            }
            let code = status.exit_status().filter(|code| *code != 0)?;
            Some(format!("the editor {program} ended with code {code}"))
        }
        News::Lost(error) => Some(format!("the editor {program} was lost: {error}")),
        News::Started(_) | News::Stopped => None,
    }
}
