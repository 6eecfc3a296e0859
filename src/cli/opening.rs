//! Opens the story of the browser on a thread of its own, which says how far it has come and then follows its files.

use std::io;
use std::panic;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use super::args::Input;
use super::browse::update;
use super::follow::{self, Followed, Problems, Watched};
use super::progress::Bar;
use crate::keep::Keeper;
use crate::load::{LoadError, Loaded, Options, Progress};
use crate::search::Index;
use crate::tui::{Loading, Notice, Update, Updates, WrittenIn};

/// A story on its way.
pub(super) struct Opening {
    steps: Receiver<Step>,
    teller: Teller,
    browsers: Sender<Updates>,
    thread: JoinHandle<()>,
    /// What is wrong in the files, once all of them are read.
    pub problems: Problems,
}

/// What can be browsed.
pub(super) enum Step {
    /// The beginning of a large story, of which the rest is still read.
    Beginning(Update),
    /// All of it, or why there is nothing.
    Whole(Result<Update, LoadError>),
}

impl Opening {
    /// Begins to open the story of `input`.
    ///
    /// # Errors
    /// If the operating system refuses a thread.
    pub fn begin(input: &Input, options: Options, keeper: Keeper) -> io::Result<Self> {
        let problems = Problems::default();
        let teller = Teller::new(Bar::new(input));
        let (steps, taken) = channel();
        let (browsers, browser) = channel();
        let opener = Opener {
            input: input.clone(),
            // From before they are read, so that no change falls in between.
            watched: follow::watch(&input.paths),
            followed: Followed {
                options,
                problems: problems.clone(),
            },
            teller: teller.clone(),
            keeper,
            browser,
        };
        let thread = thread::Builder::new().name("files".to_owned());
        Ok(Self {
            steps: taken,
            teller,
            browsers,
            thread: thread.spawn(move || opener.run(&steps))?,
            problems,
        })
    }

    /// Waits for what can be browsed first.
    pub fn first(self) -> (Step, Attending) {
        let Ok(step) = self.steps.recv() else {
            // It has said what happened, and ends the program as it would on this thread.
            let ended = self.thread.join();
            panic::resume_unwind(
                ended
                    .err()
                    .unwrap_or_else(|| Box::new("the reader has ended")),
            );
        };
        let attending = Attending {
            is_beginning: matches!(step, Step::Beginning(_)),
            teller: self.teller,
            browsers: self.browsers,
        };
        (step, attending)
    }
}

/// The way from a browser to the thread that opens its story.
pub(super) struct Attending {
    /// Whether there is more to come.
    pub is_beginning: bool,
    teller: Teller,
    browsers: Sender<Updates>,
}

impl Attending {
    /// Takes away the bar: the screen is the browser's from then on.
    pub fn clear(&self) {
        self.teller.turn_to(Told::Nobody);
    }

    /// Has a browser told how far the rest of the story has come, and of all its changes.
    pub fn attend(&self, browser: Updates) {
        if self.is_beginning {
            self.teller.turn_to(Told::Browser(browser.clone()));
        }
        // The thread may have had nothing more to tell, and have ended.
        let _ = self.browsers.send(browser);
    }
}

/// What the thread works with.
struct Opener {
    input: Input,
    watched: Option<Watched>,
    followed: Followed,
    teller: Teller,
    keeper: Keeper,
    browser: Receiver<Updates>,
}

impl Opener {
    fn run(mut self, steps: &Sender<Step>) {
        let tell = |progress| self.teller.show(progress);
        let mut has_begun = false;
        let first = |beginning: Loaded| {
            has_begun = true;
            // Nobody waits any more where the program ends.
            let index = || Index::new(&beginning.story);
            let beginning = update(&beginning, &WrittenIn::StandardInput, index);
            let _ = steps.send(Step::Beginning(beginning));
        };
        let Followed { options, problems } = &self.followed;
        let keeper = &mut self.keeper;
        let opened = options.open_in_steps(&self.input.paths, io::stdin(), &tell, first);
        let whole = opened.map(|loaded| {
            self.teller.tell(Loading::GettingReady);
            problems.replace(loaded.problems.clone());
            let index = || keeper.index(&loaded);
            update(&loaded, &WrittenIn::StandardInput, index)
        });
        let ready = whole.as_ref().ok().and_then(|update| update.story.clone());
        let browser = if has_begun {
            let whole = whole.unwrap_or_else(|error| {
                let missing = unreadable(&error);
                problems.fail(error);
                missing
            });
            let browser = self.browser.recv();
            browser.ok().filter(|browser| browser.show(whole))
        } else {
            let is_wanted = steps.send(Step::Whole(whole)).is_ok();
            self.browser.recv().ok().filter(|_| is_wanted)
        };
        let browser = browser.filter(|browser| {
            ready.is_none_or(|ready| {
                // Where it cannot be kept, the next start takes as long as this one.
                let _ = keeper.keep(ready.index());
                browser.check(&ready)
            })
        });
        if let (Some(browser), Some(watched)) = (browser, self.watched) {
            watched.follow(&self.followed, &browser);
        }
    }
}

/// What the browser is told where the files cannot be read at all.
pub(super) fn unreadable(error: &LoadError) -> Update {
    Update {
        story: None,
        files: Vec::new(),
        problems: vec![Notice {
            place: String::new(),
            text: error.to_string(),
            file: None,
            line: None,
        }],
    }
}

/// Tells whoever waits just now how far the story has come. Clones tell the same.
#[derive(Clone)]
struct Teller(Arc<Mutex<(Told, Option<Loading>)>>);

/// Who waits.
enum Told {
    /// Somebody who sees standard error.
    Bar(Bar),
    /// Somebody who sees the beginning of the story.
    Browser(Updates),
    /// Nobody just now.
    Nobody,
}

impl Teller {
    fn new(bar: Bar) -> Self {
        Self(Arc::new(Mutex::new((Told::Bar(bar), None))))
    }

    /// Tells somebody else from now on, and at once what was told last.
    fn turn_to(&self, told: Told) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Told::Browser(browser), Some(last)) = (&told, state.1) {
            browser.loading(last);
        }
        state.0 = told;
    }

    fn show(&self, progress: Progress) {
        self.tell(match progress {
            Progress::Reading { bytes, of } => Loading::Reading { bytes, of },
            Progress::Joining => Loading::Joining,
        });
    }

    fn tell(&self, loading: Loading) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (told, last) = &mut *state;
        let is_news = !last.is_some_and(|last| last.looks_like(loading));
        *last = Some(loading);
        match told {
            Told::Bar(bar) => match loading {
                Loading::Reading { bytes, of } => bar.show(Progress::Reading { bytes, of }),
                Loading::Joining => bar.show(Progress::Joining),
                Loading::GettingReady => bar.say("getting ready"),
            },
            Told::Browser(browser) if is_news => drop(browser.loading(loading)),
            Told::Browser(_) | Told::Nobody => {}
        }
    }
}
