//! The table: each cost beside what a user would take instead, and what it may
//! be.

use openapi_client_codegen::client_crate::grouped;

/// What was measured for one kind of cost.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// What costs it.
    pub(super) what: String,
    /// What the amounts count.
    pub(super) unit: Unit,
    /// Of the same by hand with `reqwest`.
    pub(super) bare: Option<f64>,
    /// Of the same with progenitor's stock client.
    pub(super) stock: Option<f64>,
    /// Of ours.
    pub(super) ours: f64,
    /// What ours may be at most.
    pub(super) limit: Option<f64>,
}

/// What an amount counts.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unit {
    /// Seconds.
    Time,
    /// Bytes.
    Size,
    /// A number of things.
    Count,
}

impl Row {
    /// A row with nothing beside it.
    pub(super) fn new(what: impl Into<String>, unit: Unit, ours: f64) -> Self {
        Self {
            what: what.into(),
            unit,
            bare: None,
            stock: None,
            ours,
            limit: None,
        }
    }

    /// The row beside the same by hand.
    pub(super) fn beside(self, bare: f64) -> Self {
        let bare = Some(bare);
        Self { bare, ..self }
    }

    /// The row with what it may be at most.
    pub(super) fn at_most(self, limit: f64) -> Self {
        let limit = Some(limit);
        Self { limit, ..self }
    }

    /// How many times that by hand ours is.
    pub(super) fn ratio(&self) -> Option<f64> {
        Some(self.ours / self.bare?)
    }

    /// Whether ours is more than it may be.
    pub(super) fn is_missed(&self) -> bool {
        self.limit.is_some_and(|limit| self.ours > limit)
    }

    fn cells(&self) -> [String; 6] {
        let text = |amount: Option<f64>| amount.map(|amount| self.unit.text(amount));
        let verdict = if self.is_missed() {
            "**missed**"
        } else {
            "met"
        };
        [
            Some(self.what.clone()),
            text(self.bare),
            text(self.stock),
            text(Some(self.ours)),
            self.ratio().map(|ratio| format!("{ratio:.2}")),
            text(self.limit).map(|limit| format!("≤ {limit}: {verdict}")),
        ]
        .map(Option::unwrap_or_default)
    }
}

const HEAD: [&str; 6] = ["", "bare reqwest", "stock", "ours", "ours / bare", "budget"];
const RULE: [&str; 6] = ["---", "---:", "---:", "---:", "---:", "---:"];

/// The rows as a table in Markdown, whose columns line up in a terminal too.
pub(super) fn markdown(rows: &[Row]) -> String {
    let mut lines = vec![HEAD.map(str::to_owned), RULE.map(str::to_owned)];
    lines.extend(rows.iter().map(Row::cells));
    let mut text = String::new();
    for cells in &lines {
        for (column, cell) in cells.iter().enumerate() {
            let widths = lines.iter().map(|cells| cells[column].chars().count());
            let width = widths.max().unwrap_or(0);
            text += &match column {
                0 => format!("| {cell:<width$} |"),
                _ => format!(" {cell:>width$} |"),
            };
        }
        text.push('\n');
    }
    text
}

/// Units of time, the smallest first, with how many seconds they have.
const TIMES: &[(&str, f64)] = &[("ns", 1e-9), ("µs", 1e-6), ("ms", 1e-3), ("s", 1.0)];

/// Units of size, the smallest first, with how many bytes they have.
const SIZES: &[(&str, f64)] = &[
    ("KiB", 1024.0),
    ("MiB", 1_048_576.0),
    ("GiB", 1_073_741_824.0),
];

impl Unit {
    /// The amount with three significant digits and its unit; a count is whole.
    pub(super) fn text(self, amount: f64) -> String {
        let units = match self {
            Self::Time => TIMES,
            Self::Size => SIZES,
            Self::Count => return grouped(&format!("{amount:.0}")),
        };
        let fits = |(_, size): &&(&str, f64)| amount.abs() >= *size;
        let (unit, size) = units.iter().rfind(fits).unwrap_or(&units[0]);
        let amount = amount / size;
        let decimals = match amount.abs() {
            large if large >= 99.95 => 0,
            middle if middle >= 9.995 => 1,
            _ => 2,
        };
        format!("{amount:.decimals$} {unit}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_met_up_to_its_limit() {
        let row = |ours| Row::new("", Unit::Count, ours);
        assert!(!row(9.0).is_missed());
        assert!(!row(8.0).at_most(8.0).is_missed());
        assert!(row(8.1).at_most(8.0).is_missed());
    }

    #[test]
    fn the_table_has_a_line_for_each_row_and_columns_in_line() {
        let mut call = Row::new("call", Unit::Time, 1.05e-6).at_most(1.1e-6);
        (call.bare, call.stock) = (Some(1e-6), Some(2e-6));
        let count = Row::new("allocations", Unit::Count, 79.0).at_most(78.0);
        let size = Row::new("size", Unit::Size, 1024.0);
        let expected = "\
|             | bare reqwest |   stock |     ours | ours / bare |           budget |
| ---         |         ---: |    ---: |     ---: |        ---: |             ---: |
| call        |      1.00 µs | 2.00 µs |  1.05 µs |        1.05 |   ≤ 1.10 µs: met |
| allocations |              |         |       79 |             | ≤ 78: **missed** |
| size        |              |         | 1.00 KiB |             |                  |
";
        assert_eq!(markdown(&[call, count, size]), expected);
    }

    #[test]
    fn an_amount_has_the_unit_that_fits_it() {
        for (unit, amount, text) in [
            (Unit::Time, 0.0, "0.00 ns"),
            (Unit::Time, 41.26e-9, "41.3 ns"),
            (Unit::Time, 1234e-9, "1.23 µs"),
            (Unit::Time, 0.5, "500 ms"),
            (Unit::Time, 61.04, "61.0 s"),
            (Unit::Time, 754.0, "754 s"),
            (Unit::Size, 512.0, "0.50 KiB"),
            (Unit::Size, 290_000_000.0, "277 MiB"),
            (Unit::Size, -2048.0, "-2.00 KiB"),
            (Unit::Count, 1_234_567.4, "1,234,567"),
        ] {
            assert_eq!(unit.text(amount), text);
        }
    }
}
