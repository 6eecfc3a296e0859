//! Which accounts may be of one event, and which may not.

use super::*;

fn features(sort: &str, date: Option<&str>, actors: &[&str]) -> Features {
    Features {
        sort: (!sort.is_empty()).then(|| sort.to_owned()),
        date: date.map(|edtf| Date::parse(edtf).unwrap()),
        actors: actors.iter().map(|name| folded(name)).collect(),
        words: BTreeSet::new(),
        is_retelling: false,
        is_planned: false,
    }
}

#[test]
fn accounts_of_one_sort_and_time_that_share_an_actor_may_be_one_event() {
    let one = features("rally", Some("2026-02-13"), &["Ann Lee", "Acme"]);
    for (other, because) in [
        (
            features("rally", Some("2026-02-13"), &["ACME"]),
            Some("both tell of a rally, the same day, and name acme"),
        ),
        (
            features("rally", Some("2026-02-16"), &["Acme"]),
            Some("both tell of a rally, 3 days apart, and name acme"),
        ),
        (features("rally", Some("2026-02-18"), &["Acme"]), None),
        (features("rally", Some("2026-02-13"), &["Bo Day"]), None),
        (features("vote", Some("2026-02-13"), &["Acme"]), None),
        (features("rally", None, &["Acme"]), None),
        (
            features("rally", Some("2026-02"), &["Acme"]),
            Some("both tell of a rally, the same day, and name acme"),
        ),
    ] {
        assert_eq!(may_be_one(&one, &other).as_deref(), because, "{other:?}");
        assert_eq!(may_be_one(&other, &one).is_some(), because.is_some());
    }
    let unknown = features("", Some("2026-02-13"), &["Acme"]);
    assert_eq!(may_be_one(&unknown, &unknown), None);
}

#[test]
fn an_article_tells_of_an_event_again_in_captions_and_by_its_name() {
    let first = features("rally", Some("2026-02-12"), &[]);
    let again = Features {
        is_retelling: true,
        ..features("rally", Some("2026-02-16"), &[])
    };
    assert!(is_told_again(&first, &again));
    let later = Features {
        is_retelling: true,
        ..features("rally", Some("2026-02-19"), &[])
    };
    assert!(!is_told_again(&first, &later));
    let planned = Features {
        is_planned: true,
        ..again.clone()
    };
    assert!(!is_told_again(&first, &planned));
    let another = features("rally", Some("2026-02-12"), &[]);
    assert!(!is_told_again(&first, &another));
}
