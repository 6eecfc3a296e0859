//! Small articles, and who is quoted in them.

use super::*;
use crate::import::actors;
use crate::import::snapshot::Snapshot;

/// A quote in words: what is said, who says it, and by which rule.
fn quotes(text: &str) -> Vec<(String, String, &'static str)> {
    let snapshot = Snapshot::new(text.to_owned());
    let document = Document::new(&snapshot);
    let actors = actors::find(&document);
    let said = |quote: QuoteFound| {
        let speaker = match quote.speaker {
            Speaker::Actor(actor) => actors[actor].name.clone(),
            Speaker::Description(span) => format!("({})", document.words(span)),
            Speaker::Unknown => "?".to_owned(),
        };
        (document.words(quote.span).to_owned(), speaker, quote.rule)
    };
    find(&document, &actors).into_iter().map(said).collect()
}

/// The quotes as they stand in the list.
fn found(text: &str) -> Vec<QuoteFound> {
    let snapshot = Snapshot::new(text.to_owned());
    let document = Document::new(&snapshot);
    find(&document, &actors::find(&document))
}

/// Checks an article of one quote.
fn assert_quote(text: &str, words: &str, speaker: &str, rule: &str) {
    let expected = (words.to_owned(), speaker.to_owned());
    let found: Vec<_> = quotes(text).into_iter().collect();
    let [(said, by, why)] = &found[..] else {
        panic!("{text}: one quote expected, found {found:?}");
    };
    assert_eq!((said.clone(), by.clone()), expected, "{text}");
    assert_eq!(*why, rule, "{text}");
}

#[test]
fn a_cue_behind_the_quote_has_its_speaker_on_either_side() {
    let rule = "quote-before-cue";
    assert_quote(
        "“The pier is closed,” Maria Reyes said.",
        "The pier is closed,",
        "Maria Reyes",
        rule,
    );
    assert_quote(
        "“The pier is closed,” said Maria Reyes, who runs it.",
        "The pier is closed,",
        "Maria Reyes",
        rule,
    );
    assert_quote(
        "\"Who pays for this?\" Harbor Master Maria Reyes asked on Monday.",
        "Who pays for this?",
        "Maria Reyes",
        rule,
    );
    assert_quote(
        "“The pier is closed,” Maria Reyes, 42, of Port Ellen, told reporters on Monday.",
        "The pier is closed,",
        "Maria Reyes",
        rule,
    );
}

#[test]
fn a_cue_before_the_quote_has_its_speaker_before_it() {
    let rule = "cue-before-quote";
    assert_quote(
        "Maria Reyes said: “The pier is closed.”",
        "The pier is closed.",
        "Maria Reyes",
        rule,
    );
    assert_quote(
        "Maria Reyes, after a long night, called it “the end of the pier.”",
        "the end of the pier.",
        "Maria Reyes",
        rule,
    );
    assert_quote(
        "Maria Reyes said she expects the city “to pay for all of it.”",
        "to pay for all of it.",
        "Maria Reyes",
        rule,
    );
    assert_quote(
        "Maria Reyes left early, saying the pier was “not fit for use.”",
        "not fit for use.",
        "Maria Reyes",
        rule,
    );
}

#[test]
fn what_a_speaker_does_may_stand_between_employer_and_name() {
    for by in [
        "said Brightwater spokeswoman Maria Reyes",
        "Brightwater spokeswoman Maria Reyes said",
        "said former Brightwater employee Maria Reyes",
        "said the mayor of Port Ellen, Maria Reyes",
        "a spokeswoman for Brightwater, Maria Reyes, said",
        "its CEO, Maria Reyes, said",
    ] {
        assert_quote(
            &format!("“The pier is closed,” {by}."),
            "The pier is closed,",
            "Maria Reyes",
            "quote-before-cue",
        );
    }
}

#[test]
fn two_people_may_say_it_together() {
    let text = "“The pier is closed,” Maria Reyes and harbor master Paul Lind said.";
    let [both] = &found(text)[..] else {
        panic!("one quote expected")
    };
    assert_eq!(both.speaker, Speaker::Actor(0));
    assert_eq!(both.with, Some(1));
    let text = "“The pier is closed,” Brightwater and Maria Reyes said.";
    assert_eq!(quotes(text)[0].1, "(Brightwater and Maria Reyes)");
}

#[test]
fn whoever_did_not_say_it_is_not_its_speaker() {
    assert_quote(
        "It was Commissioner Paul Lind, not Mrs. Reyes, who said, “A pier is a road to us.”",
        "A pier is a road to us.",
        "Paul Lind",
        "cue-before-quote",
    );
}

#[test]
fn a_pronoun_means_who_acts_in_the_sentence_before() {
    let text = "“It was late,” Paul Lind said.\n\nIn his answer, Tom Ode said that he had seen Lind.\n\n\
                “It is an incredible thing,” he said.";
    assert_eq!(quotes(text)[1].1, "Tom Ode");
}

#[test]
fn a_pronoun_means_a_person_before_a_name_of_which_nothing_is_known() {
    let text = "On Monday the neighbors' group, Pell Forward, wrote a letter.\n\nI met Maria Reyes there.\n\n\
                “I used to hear a rooster,” she said. Pell Forward met again.";
    assert_eq!(quotes(text)[0].1, "Maria Reyes");
}

#[test]
fn what_a_named_speaker_says_without_marks_is_indirect() {
    let text = "Maria Reyes said the hackers came in through a contractor. “We know it,” she said. “We do.”\n\n\
                Officials said the hackers came in through a contractor.";
    let all = found(text);
    let modes: Vec<_> = all
        .iter()
        .map(|quote| (quote.mode, quote.continues))
        .collect();
    let expected = [
        (Mode::Indirect, None),
        (Mode::Direct, None),
        (Mode::Direct, Some(1)),
    ];
    assert_eq!(modes, expected);
    assert_eq!(
        quotes(text)[0],
        (
            "the hackers came in through a contractor".to_owned(),
            "Maria Reyes".to_owned(),
            "told-without-marks"
        )
    );
}

#[test]
fn the_company_is_led_to_its_name_as_a_guess() {
    let text = "Lind Partners denied it. “Our roads were safe that night,” the company said.";
    assert_eq!(quotes(text)[0].1, "Lind Partners");
    assert!(found(text)[0].uncertain);
}

#[test]
fn a_clause_behind_the_quote_does_not_take_it_from_the_one_before() {
    assert_quote(
        "Maria Reyes said the pier was “not fit for use,” and Paul Lind agreed.",
        "not fit for use,",
        "Maria Reyes",
        "cue-before-quote",
    );
}

#[test]
fn whoever_opens_a_sentence_speaks_behind_its_colon() {
    let text = "Maria Reyes was not impressed: “We have heard that before.”";
    assert_quote(
        text,
        "We have heard that before.",
        "Maria Reyes",
        "colon-before-quote",
    );
    assert!(found(text)[0].uncertain);
}

#[test]
fn who_means_the_name_before_it() {
    assert_quote(
        "The pier was built by Maria Reyes, who called it “a gift to the town.”",
        "a gift to the town.",
        "Maria Reyes",
        "cue-before-quote",
    );
}

#[test]
fn somebody_without_a_name_is_described() {
    assert_quote(
        "“The pier is closed,” said a spokeswoman for the city.",
        "The pier is closed,",
        "(a spokeswoman for the city)",
        "quote-before-cue",
    );
}

#[test]
fn an_insertion_does_not_hide_who_has_no_name() {
    assert_quote(
        "A city spokesman, who asked not to be named, said: “The pier is closed.”",
        "The pier is closed.",
        "(A city spokesman)",
        "cue-before-quote",
    );
}

#[test]
fn an_insertion_may_be_the_name() {
    assert_quote(
        "“The pier is closed,” the mayor, Maria Reyes, said on Monday.",
        "The pier is closed,",
        "Maria Reyes",
        "quote-before-cue",
    );
    assert_quote(
        "“The pier is closed,” Sen. Maria Reyes, D-Calif., said on Monday.",
        "The pier is closed,",
        "Maria Reyes",
        "quote-before-cue",
    );
}

#[test]
fn a_short_sentence_goes_on_with_a_longer_one() {
    let text = "“Ask me in June,” Maria Reyes said. “Or July.”";
    let said: Vec<_> = quotes(text)
        .into_iter()
        .map(|quote| (quote.0, quote.2))
        .collect();
    assert_eq!(said[1], ("Or July.".to_owned(), "same-paragraph"));
}

#[test]
fn according_to_names_the_speaker() {
    assert_quote(
        "The pier is “past its useful life,” according to the Harbor Department.",
        "past its useful life,",
        "Harbor Department",
        "according-to",
    );
}

#[test]
fn a_sentence_of_quotation_goes_on_with_its_paragraphs_speaker() {
    let text = "“The pier is closed,” Maria Reyes said. “Nobody may go out there.”";
    let [first, second] = &quotes(text)[..] else {
        panic!("two quotes expected")
    };
    assert_eq!(first.1, "Maria Reyes");
    assert_eq!((&*second.1, second.2), ("Maria Reyes", "same-paragraph"));
    assert_eq!(found(text)[1].continues, Some(0));
}

#[test]
fn both_halves_of_a_broken_sentence_have_one_speaker() {
    let text = "“The pier,” Maria Reyes said, “is closed until May.”";
    let said: Vec<_> = quotes(text)
        .into_iter()
        .map(|quote| (quote.0, quote.1))
        .collect();
    let expected = [
        ("The pier,", "Maria Reyes"),
        ("is closed until May.", "Maria Reyes"),
    ];
    assert_eq!(
        said,
        expected.map(|(words, by)| (words.to_owned(), by.to_owned()))
    );
    assert_eq!(found(text)[1].continues, Some(0));
}

#[test]
fn a_line_behind_a_dash_names_the_speaker() {
    assert_quote(
        "“The pier was ours before it was theirs.”\n\n— Maria Reyes, harbor worker\n",
        "The pier was ours before it was theirs.",
        "Maria Reyes",
        "dash-line",
    );
    assert_quote(
        "“The pier was ours before it was theirs.” — Maria Reyes",
        "The pier was ours before it was theirs.",
        "Maria Reyes",
        "dash",
    );
}

#[test]
fn an_open_quotation_belongs_to_whoever_closes_it() {
    let text = "“We built the pier.\n\n“We will build it again,” Maria Reyes said.";
    let quotes = quotes(text);
    assert_eq!(quotes[0].1, "Maria Reyes");
    assert_eq!(quotes[0].2, "quote-goes-on");
    assert_eq!(found(text)[1].continues, Some(0));
}

#[test]
fn the_previous_paragraph_is_a_guess() {
    let text =
        "Maria Reyes said it was closed on Monday.\n\n“It will stay closed for a long time.”";
    assert_quote(
        text,
        "It will stay closed for a long time.",
        "Maria Reyes",
        "previous-paragraph",
    );
    assert!(found(text)[0].uncertain);
}

#[test]
fn a_pronoun_means_the_person_it_fits() {
    let text = "Maria Reyes met Paul Lind on the pier.\n\n“It was cold out there,” he said.";
    assert_quote(
        text,
        "It was cold out there,",
        "Paul Lind",
        "quote-before-cue",
    );
    assert!(!found(text)[0].uncertain);
    let text = "Maria Reyes met Paul Lind on the pier.\n\n“It was cold out there,” she said.";
    assert_quote(
        text,
        "It was cold out there,",
        "Maria Reyes",
        "quote-before-cue",
    );
}

#[test]
fn a_pronoun_means_nobody_whom_the_quote_names() {
    let text = "Maria Reyes met Ana Silva on the pier. Silva was late.\n\n“I had to wait for Silva,” she said.";
    assert_quote(
        text,
        "I had to wait for Silva,",
        "Maria Reyes",
        "quote-before-cue",
    );
}

#[test]
fn titles_and_single_words_are_not_speech() {
    assert_eq!(
        quotes("Maria Reyes spoke on “The Harbor Hour” that night."),
        []
    );
    assert_eq!(quotes("Maria Reyes said the “reform” had failed."), []);
    assert_eq!(quotes("The so-called “summer pier” opens in May."), []);
}

#[test]
fn less_than_a_sentence_is_a_fragment() {
    let text = "Maria Reyes called the pier “a gift to the town.”";
    assert_eq!(found(text)[0].mode, Mode::Fragment);
    assert_eq!(
        found("“It is a gift,” Maria Reyes said.")[0].mode,
        Mode::Direct
    );
}

#[test]
fn a_report_between_quotation_marks_is_flagged() {
    let reported = "“The vote was 'a step for the town.' She added that the pier would open in May.”\n\n— Maria Reyes\n";
    let partly =
        "“Harbor towns have 'been left out of every plan since the war.'”\n\n— Maria Reyes\n";
    for text in [reported, partly] {
        let quotes = found(text);
        assert_eq!(quotes.len(), 1);
        assert!(quotes[0].flagged.is_some(), "{text}");
        assert_eq!(
            (quotes[0].mode, quotes[0].printed_as),
            (Mode::Altered, Some(Mode::Direct))
        );
    }
}

#[test]
fn speech_that_quotes_others_is_not_flagged() {
    for text in [
        "“He called it 'the end of us,' and we laughed,” Maria Reyes said.",
        "“The mayor said 'we will see about that' and left,” Maria Reyes said.",
        "“Nobody believes the 'lawful' part of that sentence,” Maria Reyes said.",
    ] {
        assert_eq!(found(text)[0].flagged, None, "{text}");
    }
}

#[test]
fn spans_hold_the_words_without_their_marks() {
    let text = "\u{feff}Füße — “Äpfel sind teuer geworden,” Maria Reyes said.";
    assert_eq!(quotes(text)[0].0, "Äpfel sind teuer geworden,");
}

proptest::proptest! {
    #[test]
    fn whatever_the_text_spans_stand_in_it(
        text in "(“|”|\"|'|‘|’|said|Ann Ode|he|she|according to|adding|who|, |\\. |: |\\? | |\n\n|— |it rains|Über|The|\\(|\\)){0,40}"
    ) {
        let snapshot = Snapshot::new(text);
        let document = Document::new(&snapshot);
        let actors = actors::find(&document);
        let mut last = 0;
        for quote in find(&document, &actors) {
            proptest::prop_assert!(snapshot.words(quote.span).is_some());
            proptest::prop_assert!(quote.span.start >= last);
            last = quote.span.start;
            for span in [quote.speaker_span, quote.cue].into_iter().flatten() {
                proptest::prop_assert!(snapshot.words(span).is_some_and(|words| !words.is_empty()));
            }
        }
        for span in actors.iter().flat_map(|actor| &actor.mentions) {
            proptest::prop_assert!(snapshot.words(*span).is_some_and(|words| !words.is_empty()));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}") {
        let snapshot = Snapshot::new(text);
        let document = Document::new(&snapshot);
        find(&document, &actors::find(&document));
    }
}
