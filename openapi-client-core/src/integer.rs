//! Integers of any spelling: `1.0` and `1e3` are integers in JSON as `1` is.

use std::fmt;

use serde::de::{Error, Visitor};
use serde_json::Number;

/// The integer that `number` is.
pub(crate) fn of_number(number: &Number) -> Option<i128> {
    let signed = number.as_i64().map(i128::from);
    let unsigned = number.as_u64().map(i128::from);
    signed.or(unsigned).or_else(|| of_float(number.as_f64()?))
}

/// The integer that `float` is: none for one that may have been another before it
/// was read as a float. Beyond 64 bits it has the digits that a float keeps.
pub(crate) fn of_float(float: f64) -> Option<i128> {
    let size = float.abs();
    let is_one = size < EXACT || (BEYOND..2_f64.powi(127)).contains(&size);
    (float.fract() == 0.0 && is_one).then_some(float as i128)
}

/// Below this, each integer is a float, and no other becomes it.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// From this on, an integer has more than 64 bits, and comes as a float.
pub(crate) const BEYOND: f64 = 9_223_372_036_854_775_808.0;

/// The integer that `text`, a number of JSON, is.
pub(crate) fn of_text(text: &str) -> Option<i128> {
    if let Ok(integer) = text.parse() {
        return Some(integer);
    }
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let zeros = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    let significant = digits.trim_end_matches('0');
    let zeros = zeros.checked_add(i64::try_from(digits.len() - significant.len()).ok()?)?;
    if significant.trim_start_matches(['-', '0']).is_empty() {
        return Some(0);
    }
    let power = 10_i128.checked_pow(u32::try_from(zeros).ok()?)?;
    significant.parse::<i128>().ok()?.checked_mul(power)
}

/// Whether the type for integers of the format called `name` has `integer`.
pub(crate) fn in_format(name: Option<&str>, integer: i128) -> bool {
    match name {
        Some("int8") => i8::try_from(integer).is_ok(),
        Some("uint8") => u8::try_from(integer).is_ok(),
        Some("int16") => i16::try_from(integer).is_ok(),
        Some("uint16") => u16::try_from(integer).is_ok(),
        Some("int" | "int32") => i32::try_from(integer).is_ok(),
        Some("uint" | "uint32") => u32::try_from(integer).is_ok(),
        Some("int64") => i64::try_from(integer).is_ok(),
        Some("uint64") => u64::try_from(integer).is_ok(),
        _ => true,
    }
}

/// Visits the smallest kind of integer that has `integer`.
pub(crate) fn visit<'de, V: Visitor<'de>, E: Error>(
    integer: i128,
    visitor: V,
) -> Result<V::Value, E> {
    if let Ok(integer) = u64::try_from(integer) {
        visitor.visit_u64(integer)
    } else if let Ok(integer) = i64::try_from(integer) {
        visitor.visit_i64(integer)
    } else {
        visitor.visit_i128(integer)
    }
}

/// A visitor of an integer that a float without a fraction is one for.
pub(crate) struct Integral<V>(pub(crate) V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Integral<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    #[inline]
    fn visit_i64<E: Error>(self, value: i64) -> Result<V::Value, E> {
        self.0.visit_i64(value)
    }

    #[inline]
    fn visit_u64<E: Error>(self, value: u64) -> Result<V::Value, E> {
        self.0.visit_u64(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        match of_float(value) {
            Some(integer) => visit(integer, self.0),
            None => self.0.visit_f64(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integer_is_one_however_it_is_spelled() {
        for (text, expected) in [
            ("0", Some(0)),
            ("-0.0", Some(0)),
            ("0e999999", Some(0)),
            ("-1.0", Some(-1)),
            ("1e3", Some(1000)),
            ("1.50E+1", Some(15)),
            ("1200e-2", Some(12)),
            ("1.5", None),
            ("1e-1", None),
            ("1e999999999999", None),
            ("18446744073709551617.0", Some((1 << 64) + 1)),
            ("170141183460469231731687303715884105727", Some(i128::MAX)),
            ("170141183460469231731687303715884105728", None),
        ] {
            assert_eq!(of_text(text), expected, "{text}");
        }
        for (float, expected) in [
            (1e3, Some(1000)),
            (-0.0, Some(0)),
            (0.5, None),
            (9_007_199_254_740_991.0, Some((1 << 53) - 1)),
            // 9007199254740993 becomes it too.
            (9_007_199_254_740_992.0, None),
            (9_007_199_254_740_994.0, None),
            (18_446_744_073_709_551_616.0, Some(1 << 64)),
            (f64::NAN, None),
            (f64::INFINITY, None),
        ] {
            assert_eq!(of_float(float), expected, "{float}");
        }
    }
}
