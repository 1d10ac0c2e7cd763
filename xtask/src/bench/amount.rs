//! Measured amounts, the way people read them.

use std::fmt;

use crate::tryout::grouped;

/// A measured amount.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// A time, in seconds.
    Time(f64),
    /// A size, in bytes.
    Size(f64),
    /// A number of things.
    Count(f64),
}

impl Amount {
    /// The number, whatever it counts.
    pub fn number(self) -> f64 {
        match self {
            Self::Time(number) | Self::Size(number) | Self::Count(number) => number,
        }
    }

    /// The amount with another number.
    pub fn of_same(self, number: f64) -> Self {
        match self {
            Self::Time(_) => Self::Time(number),
            Self::Size(_) => Self::Size(number),
            Self::Count(_) => Self::Count(number),
        }
    }
}

/// Units of time, the smallest first, with how many seconds they have.
const TIMES: [(&str, f64); 4] = [("ns", 1e-9), ("µs", 1e-6), ("ms", 1e-3), ("s", 1.0)];

/// Units of size, the smallest first, with how many bytes they have.
const SIZES: [(&str, f64); 3] = [
    ("KiB", 1024.0),
    ("MiB", 1_048_576.0),
    ("GiB", 1_073_741_824.0),
];

/// Three digits that say something, and the unit.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units: &[(&str, f64)] = match self {
            Self::Time(_) => &TIMES,
            Self::Size(_) => &SIZES,
            Self::Count(number) => return f.write_str(&whole(*number)),
        };
        let number = self.number();
        let fits = |(_, size): &&(&str, f64)| number.abs() >= *size;
        let Some((unit, size)) = units.iter().rev().find(fits).or(units.first()) else {
            return Ok(());
        };
        write!(f, "{} {unit}", digits(number / size))
    }
}

/// Three digits, or as many as stand before the point.
fn digits(number: f64) -> String {
    let decimals = match number.abs() {
        large if large >= 99.95 => 0,
        middle if middle >= 9.995 => 1,
        _ => 2,
    };
    format!("{number:.decimals$}")
}

/// `-1234567` as `-1,234,567`.
fn whole(number: f64) -> String {
    let sign = if number <= -0.5 { "-" } else { "" };
    format!("{sign}{}", grouped(&format!("{:.0}", number.abs())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_told_in_the_unit_that_fits_it() {
        for (amount, text) in [
            (Amount::Time(0.0), "0.00 ns"),
            (Amount::Time(41.26e-9), "41.3 ns"),
            (Amount::Time(1234e-9), "1.23 µs"),
            (Amount::Time(0.5), "500 ms"),
            (Amount::Time(61.04), "61.0 s"),
            (Amount::Time(754.0), "754 s"),
            (Amount::Size(512.0), "0.50 KiB"),
            (Amount::Size(290_000_000.0), "277 MiB"),
            (Amount::Size(-2048.0), "-2.00 KiB"),
            (Amount::Count(67.4), "67"),
            (Amount::Count(-1_234_567.0), "-1,234,567"),
        ] {
            assert_eq!(amount.to_string(), text);
        }
    }
}
