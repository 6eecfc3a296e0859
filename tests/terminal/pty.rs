//! A program in a pseudo-terminal: keys in, a screen out, and the terminal's modes before and after.
//!
//! Nothing here sleeps: a wait ends when the screen is as expected or the program ends, and fails after
//! [`PATIENCE`].

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{
    Child, ChildKiller, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system,
};
use rustix::process::{Pid, Signal, kill_process};
use vt100::{MouseProtocolEncoding, MouseProtocolMode, Screen};

/// How long a wait may last before it counts as failed; no sound run comes near it.
const PATIENCE: Duration = Duration::from_secs(30);

/// What tells in the environment of the terminal that the tests themselves are run in.
const TERMINALS: [&str; 10] = [
    "ALACRITTY_WINDOW_ID",
    "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "STY",
    "TERM_PROGRAM",
    "TMUX",
    "VTE_VERSION",
    "WEZTERM_PANE",
    "WT_SESSION",
    "XTERM_VERSION",
];

/// A running program and the screen it draws on.
pub struct Pty {
    parser: vt100::Parser,
    written: Vec<u8>,
    output: Receiver<Vec<u8>>,
    reader: JoinHandle<()>,
    writer: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    /// Kept open so that the terminal and its modes outlive the program.
    slave: Option<Box<dyn SlavePty + Send>>,
    process: Process,
}

struct Process {
    id: u32,
    killer: Box<dyn ChildKiller + Send + Sync>,
    exit: Receiver<u32>,
}

/// How a terminal is set, as far as a program changes it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the terminal's modes are on or off"
)]
pub struct Modes {
    line_discipline: String,
    alternate_screen: bool,
    cursor_hidden: bool,
    bracketed_paste: bool,
    mouse: (MouseProtocolMode, MouseProtocolEncoding),
    text_styled: bool,
}

/// A command for a terminal, whatever the environment of the tests says of terminals, and without anybody's settings.
pub fn command<S: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = S>,
) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.env("TERM", "xterm-256color");
    command.env("XDG_CONFIG_HOME", "/nonexistent");
    // No folder: nothing is kept there.
    command.env("XDG_CACHE_HOME", "/dev/null");
    for variable in TERMINALS {
        command.env_remove(variable);
    }
    command.env_remove("NO_COLOR");
    command.env_remove("RUST_BACKTRACE");
    command
}

impl Pty {
    /// Starts `program` with `arguments` on a terminal of that size.
    pub fn start<S: AsRef<OsStr>>(
        (columns, rows): (u16, u16),
        program: impl AsRef<OsStr>,
        arguments: impl IntoIterator<Item = S>,
    ) -> Self {
        Self::start_command((columns, rows), command(program, arguments))
    }

    /// Starts `program`, and tells how the terminal was set before.
    pub fn look_then_start(
        size: (u16, u16),
        program: impl AsRef<OsStr>,
        arguments: &[&str],
    ) -> (Self, Modes) {
        // The shell holds the terminal until it has a line, then the program takes the shell's place.
        let script = "echo before; read line; exec \"$0\" \"$@\"";
        let program = program.as_ref();
        let words = ["-c", script].map(OsStr::new).into_iter().chain([program]);
        let mut pty = Self::start(size, "sh", words.chain(arguments.iter().map(OsStr::new)));
        pty.wait_for_text("before");
        let before = pty.modes();
        pty.send("\n");
        (pty, before)
    }

    /// Starts a command on a terminal of that size.
    pub fn start_command((columns, rows): (u16, u16), command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let (output, reader) = read_on_a_thread(pair.master.try_clone_reader().unwrap());
        Self {
            parser: vt100::Parser::new(rows, columns, 0),
            written: Vec::new(),
            output,
            reader,
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
            slave: Some(pair.slave),
            process: Process::watch(child),
        }
    }

    /// Types these bytes.
    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Presses one key and waits for the frame that answers it, so that no terminal could take this key and the
    /// next for one: Esc and `q` sent together are Alt-q.
    #[track_caller]
    pub fn press(&mut self, key: &str) {
        let drawn = self.frames();
        self.send(key);
        self.wait_for_frame_after(drawn);
    }

    /// How many frames have been drawn to their end, by the marks of a synchronised update.
    pub fn frames(&self) -> usize {
        let written = self.written();
        let (finished, _) = written.rsplit_once("\x1b[?2026l").unwrap_or_default();
        finished.matches("\x1b[?2026h").count()
    }

    /// Waits for the next frame after the first `drawn`, to its end.
    #[track_caller]
    pub fn wait_for_frame_after(&mut self, drawn: usize) {
        let deadline = Instant::now() + PATIENCE;
        while self.frames() <= drawn {
            self.take_in_more(deadline, "further frame");
        }
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.master.resize(size(columns, rows)).unwrap();
        self.parser.screen_mut().set_size(rows, columns);
    }

    /// Sends a signal to the program that was started.
    pub fn signal(&self, signal: Signal) {
        send_signal(self.process.id, signal);
    }

    /// Sends a signal to the job that has the terminal: a program that a shell in it has started.
    pub fn signal_foreground(&self, signal: Signal) {
        let leader = self.master.process_group_leader().unwrap();
        send_signal(u32::try_from(leader).unwrap(), signal);
    }

    /// The screen as it was last seen.
    pub fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    /// Waits until the screen is as `holds` says; `what` is what it waits for, for the message of a failure.
    #[track_caller]
    pub fn wait_for(&mut self, what: &str, holds: impl Fn(&Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds(self.parser.screen()) {
            self.take_in_more(deadline, what);
        }
    }

    #[track_caller]
    fn take_in_more(&mut self, deadline: Instant, what: &str) {
        let left = deadline.saturating_duration_since(Instant::now());
        match self.output.recv_timeout(left) {
            Ok(bytes) => self.take_in(&bytes),
            Err(why) => panic!("no {what} ({why}):\n{}", self.screen().contents()),
        }
    }

    /// Waits until `text` stands somewhere on the screen.
    #[track_caller]
    pub fn wait_for_text(&mut self, text: &str) {
        self.wait_for(&format!("{text:?}"), |screen| {
            screen.contents().contains(text)
        });
    }

    /// Everything the program has written so far.
    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.written).into_owned()
    }

    /// Waits until what was written so far is as `holds` says.
    #[track_caller]
    pub fn wait_for_written(&mut self, what: &str, holds: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds(&self.written()) {
            self.take_in_more(deadline, what);
        }
    }

    fn take_in(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    /// What the terminal tells of the mouse: nothing if a program has not asked for it.
    pub fn mouse(&self) -> (MouseProtocolMode, MouseProtocolEncoding) {
        let screen = self.parser.screen();
        (
            screen.mouse_protocol_mode(),
            screen.mouse_protocol_encoding(),
        )
    }

    /// How the terminal is set just now.
    pub fn modes(&self) -> Modes {
        let screen = self.parser.screen();
        Modes {
            line_discipline: format!("{:?}", self.master.get_termios()),
            alternate_screen: screen.alternate_screen(),
            cursor_hidden: screen.hide_cursor(),
            bracketed_paste: screen.bracketed_paste(),
            mouse: self.mouse(),
            text_styled: screen.bold() || screen.dim() || screen.underline() || screen.inverse(),
        }
    }

    /// Waits until the program has ended and all it wrote is on the screen. Gives its exit code.
    #[track_caller]
    pub fn wait_for_end(&mut self) -> u32 {
        let code = self.process.exit_code();
        // With its last writer gone, the reading thread comes to an end, and the channel with it.
        self.slave = None;
        loop {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.take_in(&bytes),
                Err(RecvTimeoutError::Disconnected) => return code,
                Err(RecvTimeoutError::Timeout) => panic!("someone still holds the terminal"),
            }
        }
    }

    /// Takes the terminal away, as closing its window does, and waits for the program's exit code.
    #[track_caller]
    pub fn vanish(self) -> u32 {
        let Self {
            output,
            reader,
            mut writer,
            master,
            slave,
            process,
            ..
        } = self;
        // The reading thread holds the terminal too: with nobody to send to, it ends at the next output. Ctrl-L
        // makes the program draw.
        drop(output);
        writer.write_all(b"\x0c").unwrap();
        reader.join().unwrap();
        drop((writer, master, slave));
        process.exit_code()
    }
}

impl Process {
    fn watch(mut child: Box<dyn Child + Send + Sync>) -> Self {
        let (sender, exit) = channel();
        let id = child.process_id().unwrap();
        let killer = child.clone_killer();
        thread::spawn(move || {
            // Nobody waits any more when a test has failed.
            let _ = sender.send(child.wait().unwrap().exit_code());
        });
        Self { id, killer, exit }
    }

    #[track_caller]
    fn exit_code(&self) -> u32 {
        self.exit
            .recv_timeout(PATIENCE)
            .expect("the program goes on")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It has ended already unless a test failed.
        let _ = self.killer.kill();
    }
}

fn read_on_a_thread(mut source: Box<dyn Read + Send>) -> (Receiver<Vec<u8>>, JoinHandle<()>) {
    let (sender, output) = channel();
    let reader = thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = source.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    (output, reader)
}

fn send_signal(process: u32, signal: Signal) {
    let process = Pid::from_raw(i32::try_from(process).unwrap()).unwrap();
    kill_process(process, signal).unwrap();
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}
