//! What becomes of files, those of others too.

use super::*;

/// A folder that is there for one test.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dateline-{name}-{}", process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self) -> PathBuf {
        review_file(&self.0.join("fire.txt"))
    }

    fn says(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

const ONE: &str = "[[event]]\nid = \"one\"\n";
const TWO: &str = "[[event]]\nid = \"two\"\n";

#[test]
fn a_review_stands_beside_its_file_and_is_its_own() {
    let table = [
        ("a/fire.txt", "a/fire.txt.review.toml"),
        ("draft.toml", "draft.toml.review.toml"),
        ("a/fire.txt.review.toml", "a/fire.txt.review.toml"),
    ];
    for (file, review) in table {
        assert_eq!(review_file(Path::new(file)), Path::new(review));
    }
}

#[test]
fn additions_follow_each_other_and_nothing_else_is_left() {
    let folder = Temporary::new("additions");
    add(&folder.file(), ONE).unwrap();
    add(&folder.file(), TWO).unwrap();
    let says = folder.says();
    assert!(says.starts_with("# dateline review\n"), "{says}");
    assert!(says.contains("drafts of fire.txt."), "{says}");
    assert!(says.ends_with(&format!("\n\n{ONE}\n{TWO}")), "{says}");
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1);
}

#[test]
fn what_is_taken_back_leaves_the_rest_and_at_last_no_file() {
    let folder = Temporary::new("taken-back");
    add(&folder.file(), ONE).unwrap();
    let before = folder.says();
    add(&folder.file(), TWO).unwrap();
    take_back(&folder.file(), TWO).unwrap();
    assert_eq!(folder.says(), before);
    take_back(&folder.file(), ONE).unwrap();
    assert!(!folder.file().exists());
}

#[test]
fn what_a_person_wrote_stays() {
    let folder = Temporary::new("edited");
    add(&folder.file(), ONE).unwrap();
    let edited = format!("{}# mine\n[[actor]]\nid = \"ida\"", folder.says());
    fs::write(folder.file(), &edited).unwrap();
    add(&folder.file(), TWO).unwrap();
    take_back(&folder.file(), ONE).unwrap();
    let says = folder.says();
    assert!(says.contains("# mine\n[[actor]]\nid = \"ida\"\n"), "{says}");
    assert!(!says.contains("one") && says.ends_with(TWO), "{says}");
    // And what was changed is not guessed at.
    fs::write(folder.file(), says.replace("two", "three")).unwrap();
    let error = take_back(&folder.file(), TWO).unwrap_err();
    assert!(error.contains("was changed since"), "{error}");
}

#[test]
fn a_record_that_was_given_more_keys_is_not_torn_apart() {
    let folder = Temporary::new("more-keys");
    add(&folder.file(), ONE).unwrap();
    fs::write(
        folder.file(),
        format!("{}place = \"Mill\"\n", folder.says()),
    )
    .unwrap();
    let before = folder.says();
    assert!(take_back(&folder.file(), ONE).is_err());
    assert_eq!(folder.says(), before);
}

#[test]
fn a_file_of_somebody_else_is_left_as_it_is() {
    let folder = Temporary::new("foreign");
    fs::write(folder.file(), ONE).unwrap();
    for result in [add(&folder.file(), TWO), take_back(&folder.file(), ONE)] {
        let error = result.unwrap_err();
        assert!(
            error.contains("does not begin with `# dateline review`"),
            "{error}"
        );
    }
    assert_eq!(folder.says(), ONE);
}

#[test]
fn nothing_is_added_to_a_file_that_is_broken() {
    let folder = Temporary::new("broken");
    add(&folder.file(), ONE).unwrap();
    let broken = format!("{}title = \"\"\"no end\n", folder.says());
    fs::write(folder.file(), &broken).unwrap();
    let error = add(&folder.file(), TWO).unwrap_err();
    assert!(error.contains("mend it first"), "{error}");
    assert_eq!(folder.says(), broken);
}

#[test]
fn of_a_file_that_is_gone_nothing_is_left_to_take_back() {
    let folder = Temporary::new("gone");
    add(&folder.file(), ONE).unwrap();
    fs::remove_file(folder.file()).unwrap();
    assert_eq!(take_back(&folder.file(), ONE), Ok(()));
    assert!(!folder.file().exists());
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_is_told() {
    let folder = Temporary::new("nowhere");
    std::os::unix::fs::symlink(folder.0.join("elsewhere"), folder.file()).unwrap();
    let error = add(&folder.file(), ONE).unwrap_err();
    assert_eq!(
        error,
        "fire.txt.review.toml is a link to a file that is not there"
    );
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = Temporary::new("linked-review");
    let elsewhere = folder.0.join("elsewhere");
    add(&folder.file(), ONE).unwrap();
    fs::rename(folder.file(), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, folder.file()).unwrap();
    add(&folder.file(), TWO).unwrap();
    assert!(folder.file().is_symlink());
    assert!(fs::read_to_string(&elsewhere).unwrap().ends_with(TWO));
}
