//! Draft records of small articles, against what the articles say.

use dateline::import::draft::{Drafted, Input, draft};
use dateline::import::known::Known;
use dateline::import::pages::{self, Article};
use dateline::import::snapshot::Span;
use dateline::import::writer;
use dateline::load;
use dateline::schema::{Citation, Record};
use dateline::story::Story;
use dateline::story::date::Day;

/// An article about a walk, with what drafts are made of.
const WALK: &str = "\
Hundreds walk for the pier

About 300 members of the Harbor League marched to Harbor Hall on Tuesday, calling on the city to keep the old pier.

\"We will walk until somebody listens,\" said Nora Quist, a teacher.

The march took place on Wednesday, March 3, 2026.
";

/// Another one on the same walk.
const BRIEF: &str = "\
Some 200 members of the Harbor League marched downtown on Monday, police said.
";

fn article(text: &str) -> Article {
    let mut articles = pages::read("walk.txt", text.as_bytes()).unwrap();
    articles.remove(0)
}

fn drafted(texts: &[(&str, &str)], known: &Known) -> Vec<Drafted> {
    let articles: Vec<(&str, Article)> = texts
        .iter()
        .map(|(name, text)| (*name, article(text)))
        .collect();
    let inputs: Vec<Input<'_>> = articles
        .iter()
        .map(|(name, article)| Input {
            article,
            name,
            snapshot: Some(name),
            item: None,
        })
        .collect();
    draft(&inputs, known, Day::from_ymd(2026, 3, 6))
}

/// The story that a draft makes, which has no problem.
fn story(drafted: &[Drafted]) -> std::sync::Arc<Story> {
    let toml: String = drafted.iter().map(|it| writer::toml(&it.record)).collect();
    let loaded = load::open(&["-".into()], toml.as_bytes()).unwrap();
    assert_eq!(loaded.problems, [], "{toml}");
    loaded.story
}

#[test]
fn a_draft_is_a_sound_story_of_drafts() {
    let story = story(&drafted(&[("walk.txt", WALK)], &Known::default()));
    let [source] = story.sources() else {
        panic!("not one source");
    };
    let source = story.source(*source);
    assert_eq!(source.id(), "walk");
    assert_eq!(source.published_text(), Some("2026-03-06"));
    assert_eq!(source.snapshot(), Some("walk.txt"));
    assert!(source.is_draft());
    for &key in story.events() {
        let event = story.event(key);
        assert!(event.is_draft() && event.rule().is_some());
        assert!(event.citations().all(|citation| citation.span.is_some()));
        assert!(
            event
                .claims()
                .all(|claim| claim.is_draft() && claim.rule().is_some())
        );
    }
    let walk = story.event(story.events()[0]);
    assert_eq!(
        walk.title(),
        "About 300 members of the Harbor League marched to Harbor Hall"
    );
    assert_eq!(walk.kind(), Some("rally"));
    let quote = story.quote(story.quotes()[0]);
    assert_eq!(quote.text(), "We will walk until somebody listens,");
    assert_eq!(quote.speaker_names(), "Nora Quist");
}

#[test]
fn every_citation_gives_back_its_words() {
    let all = drafted(&[("walk.txt", WALK)], &Known::default());
    let mut cited = 0;
    for Drafted { record, .. } in &all {
        let citations = match record {
            Record::Event(event) => event.citations.clone(),
            Record::Actor(actor) => actor.citations.clone(),
            Record::Claim(claim) => vec![Citation {
                span: claim.span,
                excerpt: claim.excerpt.clone(),
                ..Citation::default()
            }],
            Record::Quote(quote) => vec![Citation {
                span: quote.span,
                excerpt: quote.excerpt.clone(),
                ..Citation::default()
            }],
            _ => continue,
        };
        for citation in citations {
            let [start, end] = citation
                .span
                .unwrap()
                .map(|byte| usize::try_from(byte).unwrap());
            let snapshot = article(WALK).snapshot;
            let hash = snapshot.excerpt_hash(Span::new(start, end));
            assert_eq!(citation.excerpt.as_deref(), hash.as_deref());
            cited += 1;
        }
    }
    assert!(cited > 4);
}

#[test]
fn what_one_article_says_twice_are_two_claims_on_one_event() {
    let story = story(&drafted(&[("walk.txt", WALK)], &Known::default()));
    let walk = story.event(story.events()[0]);
    let claims: Vec<_> = walk
        .claims()
        .map(|claim| (claim.field(), claim.value()))
        .collect();
    let expected = [
        ("date", Some("2026-03-03")),
        ("attendance", Some("~300")),
        ("date", Some("2026-03-03")),
    ];
    assert_eq!(claims.len(), expected.len(), "{claims:?}");
    for claim in expected {
        assert!(claims.contains(&claim), "{claims:?}");
    }
    // March 3 was a Tuesday: the printed weekday is kept, and checked like any other.
    assert!(walk.claims().any(|claim| claim.weekday_misfit().is_some()));
}

#[test]
fn accounts_of_two_articles_are_proposed_as_one_event() {
    let texts = [("walk.txt", WALK), ("brief.txt", BRIEF)];
    let all = drafted(&texts, &Known::default());
    let story = story(&all);
    let walk = story.event(story.events()[0]);
    let sources: Vec<_> = walk
        .citations()
        .map(|it| story.source(it.source).id())
        .collect();
    assert!(
        sources.contains(&"walk") && sources.contains(&"brief"),
        "{sources:?}"
    );
    assert_eq!(walk.edtf(), Some("[2026-03-02,2026-03-03]"));
    let rule = walk.rule().unwrap();
    assert!(rule.contains("proposed as one event"), "{rule}");
    let said = walk
        .claims()
        .find(|claim| claim.value() == Some("~200"))
        .unwrap();
    assert_eq!(story.source(said.source()).id(), "brief");
    assert_eq!(
        said.according_to().map(|party| party.name(&story)),
        Some("police")
    );
}

#[test]
fn ids_do_not_depend_on_what_else_is_read() {
    let ids = |drafted: &[Drafted]| -> Vec<String> {
        let id = |it: &Drafted| match &it.record {
            Record::Source(source) => Some(source.id.to_string()),
            Record::Quote(quote) => Some(quote.id.to_string()),
            Record::Event(event) => Some(event.id.to_string()),
            _ => None,
        };
        drafted.iter().filter_map(id).collect()
    };
    let alone = ids(&drafted(&[("walk.txt", WALK)], &Known::default()));
    let together = ids(&drafted(
        &[("walk.txt", WALK), ("brief.txt", BRIEF)],
        &Known::default(),
    ));
    assert!(
        alone.iter().all(|id| together.contains(id)),
        "{alone:?} {together:?}"
    );
}

#[test]
fn what_a_story_has_is_not_drafted_again() {
    let first = drafted(&[("walk.txt", WALK)], &Known::default());
    let known = Known::of(&story(&first));
    let again = drafted(&[("walk.txt", WALK)], &known);
    let told: Vec<String> = again.iter().map(|it| writer::toml(&it.record)).collect();
    assert!(again.is_empty(), "{told:?}");
}

#[test]
fn what_may_be_an_event_of_the_story_is_proposed_to_be_of_it() {
    let toml = "[story]\ntitle = \"T\"\n[[actor]]\nid = \"league\"\nname = \"Harbor League\"\n\
        [[event]]\nid = \"the-walk\"\ntitle = \"The walk\"\nkind = \"march\"\ndate = \"2026-03-03\"\n\
        actors = [{ id = \"league\" }]\n";
    let loaded = load::open(&["-".into()], toml.as_bytes()).unwrap();
    let all = drafted(&[("brief.txt", BRIEF)], &Known::of(&loaded.story));
    let claims: Vec<_> = all
        .iter()
        .filter_map(|it| match &it.record {
            Record::Claim(claim) => Some(claim),
            Record::Event(event) => panic!("{event:?}"),
            _ => None,
        })
        .collect();
    assert_eq!(claims.len(), 2);
    for claim in claims {
        assert_eq!(&*claim.event, "the-walk");
        assert!(
            claim
                .rule
                .as_deref()
                .unwrap()
                .contains("proposed to be of this event")
        );
    }
}

proptest::proptest! {
    #[test]
    fn any_text_makes_a_sound_draft(text in "([A-Z][a-z]{1,6}|[a-z]{1,7}|said|voted|rallied|\"|“|”|Monday|March 3|[.,;:—()é\u{0}]|\n\n| ){1,60}") {
        if let Ok(articles) = pages::read("a.txt", text.as_bytes()) {
            let input = Input { article: &articles[0], name: "a.txt", snapshot: None, item: None };
            story(&draft(&[input], &Known::default(), None));
        }
    }
}
