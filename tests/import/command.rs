//! The real binary with articles: what it prints, what it says of other files, and how drafts stand beside a story.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// An article that does not say when it was published.
const UNDATED: &str = "The Harbor Council voted 5-2 on Tuesday to close the old pier.\n";

/// A folder that is there for one test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("import-{name}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
        Self(folder)
    }
}

fn run(folder: &Folder, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(arguments).current_dir(&folder.0);
    command.env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"));
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // It may end without reading all of it.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn told(output: &Output) -> (String, String, i32) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let code = output.status.code().unwrap();
    (text(&output.stdout), text(&output.stderr), code)
}

#[test]
fn the_day_of_publication_is_given_where_nobody_states_it() {
    let folder = Folder::new("given", &[("vote.txt", UNDATED)]);
    let (draft, errors, code) = told(&run(&folder, &["import", "vote.txt"], ""));
    assert_eq!((errors.as_str(), code), ("", 0));
    assert!(draft.contains("printed = \"Tuesday\""), "{draft}");
    assert!(draft.contains("so that no weekday was placed"), "{draft}");
    assert!(!draft.contains("value = "), "{draft}");
    let given = ["import", "vote.txt", "--published", "2026-03-06"];
    let (draft, _, code) = told(&run(&folder, &given, ""));
    assert_eq!(code, 0);
    assert!(draft.contains("value = \"2026-03-03\""), "{draft}");
    assert!(
        draft.contains("date_basis = \"given at import\""),
        "{draft}"
    );
    let wrong = ["import", "vote.txt", "--published", "March"];
    let (draft, errors, code) = told(&run(&folder, &wrong, ""));
    assert_eq!((draft.as_str(), code), ("", 2));
    assert!(errors.contains("expected a day"), "{errors}");
}

#[test]
fn a_draft_opens_like_any_story() {
    let folder = Folder::new("opens", &[("vote.txt", UNDATED)]);
    for format in ["toml", "json"] {
        let (draft, ..) = told(&run(
            &folder,
            &["import", "vote.txt", "--format", format],
            "",
        ));
        let list = ["list", "-", "-q", "is:draft"];
        let (lines, errors, code) = told(&run(&folder, &list, &draft));
        assert_eq!((errors.as_str(), code), ("", 0), "{draft}");
        assert!(
            lines.contains("The Harbor Council voted 5-2 to close the old pier"),
            "{lines}"
        );
    }
    let (lines, errors, code) = told(&run(&folder, &["list", "vote.txt", "-q", "is:draft"], ""));
    assert_eq!((errors.as_str(), code), ("", 0));
    assert_eq!(lines.lines().count(), 1, "{lines}");
    let (draft, ..) = told(&run(&folder, &["import", "-"], UNDATED));
    assert!(draft.contains("voted 5-2"), "{draft}");
    assert!(!draft.contains("snapshot"), "{draft}");
}

#[test]
fn articles_stand_beside_a_storys_files() {
    let story =
        "[story]\ntitle = \"The pier\"\n[[event]]\nid = \"opening\"\ntitle = \"The pier opens\"\n";
    let files = [
        ("story.toml", story),
        ("vote.txt", UNDATED),
        (
            "README.md",
            "# Not an article\n\nAda Lee met Bo Day on Monday.\n",
        ),
    ];
    let folder = Folder::new("beside", &files);
    let (lines, errors, code) = told(&run(&folder, &["list", "."], ""));
    assert_eq!((errors.as_str(), code), ("", 0));
    assert_eq!(lines.lines().count(), 2, "{lines}");
    let (json, ..) = told(&run(
        &folder,
        &["list", ".", "--what", "sources", "--format", "json"],
        "",
    ));
    assert!(json.contains("\"snapshot\": \"vote.txt\""), "{json}");
}

#[test]
fn what_is_no_article_is_told_and_the_rest_is_drafted() {
    let folder = Folder::new("junk", &[("vote.txt", UNDATED), ("empty.txt", "")]);
    fs::write(folder.0.join("junk.txt"), [0, 159, 146, 150, 0, 1]).unwrap();
    let (draft, errors, code) = told(&run(&folder, &["import", "."], ""));
    assert_eq!(code, 1, "{errors}");
    assert!(draft.contains("voted 5-2"), "{draft}");
    for name in ["empty.txt", "junk.txt"] {
        assert!(errors.contains(name), "{errors}");
    }
    let (draft, errors, code) = told(&run(&folder, &["import", "empty.txt"], ""));
    assert_eq!((draft.as_str(), code), ("", 2));
    assert!(errors.contains("no article was found"), "{errors}");
    let (_, errors, code) = told(&run(&folder, &["import", "gone.txt"], ""));
    assert_eq!(code, 2);
    assert!(errors.contains("gone.txt"), "{errors}");
}

#[test]
fn a_draft_attaches_to_the_actors_of_a_story() {
    let story = "[story]\ntitle = \"T\"\n[[actor]]\nid = \"council\"\nname = \"Harbor Council\"\n";
    let folder = Folder::new("into", &[("vote.txt", UNDATED), ("story.toml", story)]);
    let into = ["import", "vote.txt", "--into", "story.toml"];
    let (draft, errors, code) = told(&run(&folder, &into, ""));
    assert_eq!((errors.as_str(), code), ("", 0));
    assert!(draft.contains("actors = [{ id = \"council\" }]"), "{draft}");
    assert!(
        !draft.contains("[[actor]]") && !draft.contains("[story]"),
        "{draft}"
    );
}
