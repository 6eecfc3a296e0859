//! From a parsed EDTF expression to the bounds, doubts and precision that a [`Date`] keeps.

use edtf_core::{
    Bound, BoundDate, Date as Written, DateField, Edtf, Interval, IntervalEndpoint, Set,
    SetElement, SetKind, YearKind,
};

use super::{Date, Day, End, Pad, Precision, Reach, Shape};

/// What `written` says about time.
pub(super) fn date(written: &Edtf) -> Date {
    match written {
        Edtf::Date(date) => single(date),
        Edtf::DateTime(moment) => single(&moment.date),
        Edtf::Interval(interval) => from_to(interval),
        Edtf::Set(set) => one_or_all(set),
    }
}

fn single(written: &Written) -> Date {
    let (first, last) = extremes(written);
    let precision = precision(written);
    let pad = pad(written, precision);
    let end = |day: Option<Day>| End {
        reach: day.map_or(Reach::Open, |_| Reach::Known(pad)),
        uncertain: written.is_uncertain(),
    };
    Date {
        first: first.map_or(0, Day::number),
        last: last.map_or(0, Day::number),
        start: end(first),
        end: end(last),
        shape: Shape::Single,
        precision,
        approximate: written.is_approximate(),
        gaps: has_gaps(written),
    }
}

fn from_to(interval: &Interval) -> Date {
    let (first, start) = endpoint(&interval.start, |date| (date.first, date.start));
    let (last, end) = endpoint(&interval.end, |date| (date.last, date.end));
    let ends = || {
        [&interval.start, &interval.end]
            .into_iter()
            .filter_map(dated)
    };
    Date {
        first,
        last,
        start,
        end,
        shape: Shape::Interval,
        precision: ends().map(precision).max().unwrap_or(Precision::Longer),
        approximate: ends().any(Written::is_approximate),
        gaps: false,
    }
}

fn endpoint(written: &IntervalEndpoint, side: fn(Date) -> (i64, End)) -> (i64, End) {
    let without_day = |reach, uncertain| (0, End { reach, uncertain });
    match written {
        IntervalEndpoint::Date(date) => side(single(date)),
        IntervalEndpoint::Unknown => without_day(Reach::Unknown, false),
        IntervalEndpoint::Open => without_day(Reach::Open, false),
        IntervalEndpoint::OnOrBefore(date) | IntervalEndpoint::OnOrAfter(date) => {
            without_day(Reach::Open, date.is_uncertain())
        }
    }
}

fn dated(endpoint: &IntervalEndpoint) -> Option<&Written> {
    match endpoint {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => Some(date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn one_or_all(set: &Set) -> Date {
    if let [SetElement::Date(only)] = set.elements.as_slice() {
        return single(only);
    }
    let mut parts: Vec<Date> = set.elements.iter().map(element).collect();
    // Written bounds only: what `~` adds is worked out when a question is asked.
    parts.sort_by_key(|part| part.surely());
    let first = parts.iter().map(|part| part.surely().0).min();
    let last = parts.iter().map(|part| part.surely().1).max();
    let pad = parts
        .iter()
        .flat_map(|part| [part.start.pad(), part.end.pad()])
        .max();
    let uncertain = parts.iter().any(|part| part.is_uncertain());
    let end = |known: bool| End {
        reach: if known {
            Reach::Known(pad.unwrap_or(Pad::Nothing))
        } else {
            Reach::Open
        },
        uncertain,
    };
    Date {
        first: first.unwrap_or(0),
        last: last.unwrap_or(0),
        start: end(parts.iter().all(|part| part.start.is_known())),
        end: end(parts.iter().all(|part| part.end.is_known())),
        shape: match set.kind {
            SetKind::OneMember => Shape::OneOf,
            SetKind::AllMembers => Shape::AllOf,
        },
        precision: parts
            .iter()
            .map(|part| part.precision)
            .max()
            .unwrap_or(Precision::Longer),
        approximate: parts.iter().any(|part| part.approximate),
        gaps: parts.iter().any(|part| part.gaps) || are_apart(&parts),
    }
}

fn element(written: &SetElement) -> Date {
    let open = |end: End| End {
        reach: Reach::Open,
        ..end
    };
    match written {
        SetElement::Date(date) => single(date),
        SetElement::OnOrBefore(date) => {
            let date = single(date);
            Date {
                start: open(date.start),
                ..date
            }
        }
        SetElement::OnOrAfter(date) => {
            let date = single(date);
            Date {
                end: open(date.end),
                ..date
            }
        }
        SetElement::Range(from, to) => {
            let (from, to) = (single(from), single(to));
            Date {
                last: to.last,
                end: to.end,
                ..from
            }
        }
    }
}

/// Whether dates, sorted by their first days, leave out a day between them.
fn are_apart(parts: &[Date]) -> bool {
    let mut reached = parts.first().map_or(i64::MAX, |part| part.surely().1);
    parts.iter().any(|part| {
        let (first, last) = part.surely();
        let apart = first > reached.saturating_add(1);
        reached = reached.max(last);
        apart
    })
}

/// The first and the last day a written date may be. `None` where its year lies beyond the years
/// that are counted in days; the other bound is then the farthest day that is.
fn extremes(written: &Written) -> (Option<Day>, Option<Day>) {
    let bounds = Edtf::Date(*written).bounds();
    let is_past = match written.year.kind {
        YearKind::Standard { negative, .. } => negative,
        YearKind::Big { value } => value < 0,
        YearKind::Exponential { significand, .. } => significand < 0,
    };
    let day = |bound| match bound {
        Bound::Date(BoundDate { year, month, day }) => Day::from_ymd(year, month, day),
        _ => None,
    };
    let (first, last) = (day(bounds.earliest), day(bounds.latest));
    if is_past {
        (first, last.or(Day::from_ymd(-Day::MAX_YEAR, 12, 31)))
    } else {
        (first.or(Day::from_ymd(Day::MAX_YEAR, 1, 1)), last)
    }
}

fn precision(written: &Written) -> Precision {
    use edtf_core::Precision as Kind;
    let masked = |field: Option<DateField>| field.is_some_and(DateField::has_unspecified);
    if written.year.has_unspecified() || written.year.significant_digits.is_some() {
        return Precision::Longer;
    }
    match written.precision() {
        _ if masked(written.month) => Precision::Year,
        _ if masked(written.day) => Precision::Month,
        Kind::Day => Precision::Day,
        Kind::Month => Precision::Month,
        Kind::Season => Precision::Season,
        Kind::Year => Precision::Year,
    }
}

/// How far `~` moves the bounds: by the date's own precision if all of it is approximate, else by
/// its largest part that is.
fn pad(written: &Written, precision: Precision) -> Pad {
    let year = written.year.qualifier.approximate;
    let month = written.month.map(|month| month.qualifier.approximate);
    let day = written.day.map(|day| day.qualifier.approximate);
    if year && month != Some(false) && day != Some(false) {
        return match precision {
            Precision::Day => Pad::Days,
            Precision::Month | Precision::Season => Pad::Month,
            Precision::Year | Precision::Longer => Pad::Year,
        };
    }
    match (year, month, day) {
        (true, ..) => Pad::Year,
        (_, Some(true), _) => Pad::Month,
        (.., Some(true)) => Pad::Days,
        _ => Pad::Nothing,
    }
}

/// Whether a digit is known that stands after an unknown one, as in `19X2`: the date then means
/// separate days or years, and its bounds hold more than it says.
fn has_gaps(written: &Written) -> bool {
    let year = match written.year.kind {
        YearKind::Standard { digits, .. } => digits,
        YearKind::Big { .. } | YearKind::Exponential { .. } => return false,
    };
    let fields = [written.month, written.day];
    let fields = fields.into_iter().flatten().flat_map(|field| field.digits);
    let mut after_unknown = year.into_iter().chain(fields).skip_while(Option::is_some);
    after_unknown.any(|digit| digit.is_some())
}
