//! What the headers of responses say, and headers that hold secrets.

use std::time::Duration;

use chrono::{DateTime, Datelike, Months, NaiveDateTime, Utc};
use http::{HeaderMap, HeaderValue, header};

/// The id that a server gave a request.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    [
        "x-request-id",
        "request-id",
        "x-correlation-id",
        "x-trace-id",
    ]
    .into_iter()
    .find_map(|name| headers.get(name)?.to_str().ok())
}

/// The moment at which the server answered, by its own clock. `now` decides the
/// century of a year of two digits.
pub(crate) fn server_date(headers: &HeaderMap, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    http_date(headers.get(header::DATE)?.to_str().ok()?, now)
}

/// The delay that a server asks for, as seconds or as a date (RFC 9110, section
/// 10.2.3). A date is relative to the server's own clock if the response has one,
/// else to `now`; one that has passed is no delay.
pub(crate) fn retry_after(headers: &HeaderMap, now: DateTime<Utc>) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number that overflows is beyond every limit.
        return Some(text.parse().map_or(Duration::MAX, Duration::from_secs));
    }
    let moment = http_date(text, now)?;
    let now = server_date(headers, now).unwrap_or(now);
    Some((moment - now).to_std().unwrap_or(Duration::ZERO))
}

/// How far in the future a year of two digits may be (RFC 9110, section 5.6.7).
const YEARS_AHEAD: Months = Months::new(50 * 12);

/// Parses the three formats of HTTP dates (RFC 9110, section 5.6.7):
/// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
/// `Sun Nov  6 08:49:37 1994`.
fn http_date(text: &str, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if let Ok(moment) = DateTime::parse_from_rfc2822(text) {
        return Some(moment.to_utc());
    }
    if let Ok(moment) = NaiveDateTime::parse_from_str(text, "%a %b %e %T %Y") {
        return Some(moment.and_utc());
    }
    // The day of the week depends on the century, which is only found here.
    let (_, date) = text.split_once(", ")?;
    let moment = NaiveDateTime::parse_from_str(date, "%d-%b-%y %T GMT").ok()?;
    let latest = now.checked_add_months(YEARS_AHEAD)?;
    let year = moment.year().rem_euclid(100);
    let century = now.year() - now.year().rem_euclid(100);
    let moments = [century + 100, century, century - 100].into_iter();
    let mut moments =
        moments.filter_map(|century| Some(moment.with_year(century + year)?.and_utc()));
    moments.find(|moment| *moment <= latest)
}

/// The values of headers that hold secrets.
pub(crate) fn sensitive_values(headers: &HeaderMap) -> Vec<HeaderValue> {
    let values = headers.values().filter(|value| value.is_sensitive());
    values.cloned().collect()
}

/// The header value `text`, hidden from logs; `None` if it is not a valid one.
pub(crate) fn sensitive(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn each_of_the_three_forms_of_a_date_is_read() {
        let now = at("2026-01-01T00:00:00Z");
        // The three examples of RFC 9110, section 5.6.7.
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            let moment = http_date(text, now).expect(text);
            assert_eq!(moment, at("1994-11-06T08:49:37Z"), "{text}");
        }
        let moment = http_date("Wed Nov 16 08:49:37 1994", now);
        assert_eq!(moment, Some(at("1994-11-16T08:49:37Z")));
        for text in [
            "",
            "soon",
            "1994-11-06T08:49:37Z",
            "Sunday, 06-Nov-94",
            "Sunday, 31-Feb-94 08:49:37 GMT",
        ] {
            assert_eq!(http_date(text, now), None, "{text}");
        }
    }

    #[test]
    fn a_year_of_two_digits_is_at_most_fifty_years_ahead() {
        for (now, text, expected) in [
            (
                "2026-01-01T00:00:00Z",
                "Thursday, 01-Jan-26 00:00:09 GMT",
                "2026-01-01T00:00:09Z",
            ),
            (
                "2026-01-01T00:00:00Z",
                "Wednesday, 01-Jan-76 00:00:00 GMT",
                "2076-01-01T00:00:00Z",
            ),
            (
                "2026-01-01T00:00:00Z",
                "Thursday, 01-Jan-76 00:00:01 GMT",
                "1976-01-01T00:00:01Z",
            ),
            (
                "2026-01-01T00:00:00Z",
                "Friday, 31-Dec-99 23:59:59 GMT",
                "1999-12-31T23:59:59Z",
            ),
            (
                "2099-12-31T23:59:59Z",
                "Friday, 01-Jan-00 00:00:09 GMT",
                "2100-01-01T00:00:09Z",
            ),
            // 2100 has no such day.
            (
                "2090-01-01T00:00:00Z",
                "Tuesday, 29-Feb-00 00:00:00 GMT",
                "2000-02-29T00:00:00Z",
            ),
        ] {
            assert_eq!(http_date(text, at(now)), Some(at(expected)), "{text}");
        }
    }
}
