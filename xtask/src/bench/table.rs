//! The table: what was measured, beside what a user would take instead, and
//! what it may cost.

use std::fmt::{self, Write as _};

use super::amount::Amount;

/// What was measured for one kind of cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What costs it.
    pub what: String,
    /// Of the same by hand with bare `reqwest`, if it can be done so.
    pub bare: Option<Amount>,
    /// Of the same with progenitor's stock client.
    pub stock: Option<Amount>,
    /// Of ours.
    pub ours: Amount,
    /// What it may be.
    pub budget: Option<Budget>,
    /// Whether the short table of the README has it.
    pub is_short: bool,
}

/// What an amount may be at most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Budget {
    /// So many times that of bare `reqwest`.
    Ratio(f64),
    /// That of bare `reqwest`, and so much more.
    More(f64),
    /// So much.
    AtMost(Amount),
}

impl Row {
    /// A row that stands for itself.
    pub fn new(what: impl Into<String>, ours: Amount) -> Self {
        Self {
            what: what.into(),
            bare: None,
            stock: None,
            ours,
            budget: None,
            is_short: false,
        }
    }

    /// Beside the same by hand.
    pub fn beside(self, bare: Amount) -> Self {
        Self {
            bare: Some(bare),
            ..self
        }
    }

    /// Beside the same with progenitor's stock client.
    pub fn beside_stock(self, stock: Amount) -> Self {
        Self {
            stock: Some(stock),
            ..self
        }
    }

    /// With a budget.
    pub fn within(self, budget: Budget) -> Self {
        Self {
            budget: Some(budget),
            ..self
        }
    }

    /// In the short table as well.
    pub fn short(self) -> Self {
        Self {
            is_short: true,
            ..self
        }
    }

    /// How many times that by hand ours costs.
    pub fn ratio(&self) -> Option<f64> {
        ratio(self.ours, self.bare?)
    }

    /// The same of progenitor's stock client.
    pub fn stock_ratio(&self) -> Option<f64> {
        ratio(self.stock?, self.bare?)
    }

    /// Whether the budget is met, if there is one that can be looked at.
    pub fn is_met(&self) -> Option<bool> {
        let ours = self.ours.number();
        Some(match self.budget? {
            Budget::Ratio(limit) => self.ratio()? <= limit,
            Budget::More(limit) => ours - self.bare?.number() <= limit,
            Budget::AtMost(limit) => ours <= limit.number(),
        })
    }

    fn cells(&self) -> [String; 6] {
        let shown = |amount: Option<Amount>| amount.map_or(String::new(), |a| a.to_string());
        let budget = match (self.budget, self.is_met()) {
            (None, _) => String::new(),
            (Some(budget), None) => self.limit(budget),
            (Some(budget), Some(true)) => format!("{}: met", self.limit(budget)),
            (Some(budget), Some(false)) => format!("{}: **missed**", self.limit(budget)),
        };
        [
            self.what.clone(),
            shown(self.bare),
            shown(self.stock),
            self.ours.to_string(),
            self.ratio().map_or(String::new(), |r| format!("{r:.2}")),
            budget,
        ]
    }

    fn limit(&self, budget: Budget) -> String {
        match budget {
            Budget::Ratio(limit) => format!("≤ {limit:.2} ×"),
            Budget::More(limit) => format!("≤ {} more", self.ours.of_same(limit)),
            Budget::AtMost(limit) => format!("≤ {limit}"),
        }
    }
}

fn ratio(amount: Amount, bare: Amount) -> Option<f64> {
    let ratio = amount.number() / bare.number();
    ratio.is_finite().then_some(ratio)
}

const HEAD: [&str; 6] = ["", "bare reqwest", "stock", "ours", "ours / bare", "budget"];

/// The columns of the short table.
const SHORT: [usize; 4] = [0, 1, 3, 4];

/// All rows as a table in Markdown.
pub fn markdown(rows: &[Row]) -> String {
    let cells = rows.iter().map(Row::cells);
    written(&HEAD, cells)
}

/// The rows of the README as a table in Markdown.
pub fn short_markdown(rows: &[Row]) -> String {
    let rows = rows.iter().filter(|row| row.is_short).map(|row| {
        let cells = row.cells();
        SHORT.map(|column| cells[column].clone())
    });
    written(&SHORT.map(|column| HEAD[column]), rows)
}

fn written<const N: usize>(head: &[&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let mut text = format!("| {} |\n|---|", head.join(" | "));
    text += &"---:|".repeat(N - 1);
    text.push('\n');
    for row in rows {
        let cells = row.map(|cell| cell.replace('|', r"\|"));
        // A text always takes more.
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text
}

/// The rows as a table for a terminal.
pub struct Plain<'a>(pub &'a [Row]);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows = vec![HEAD.map(str::to_owned)];
        rows.extend(
            self.0
                .iter()
                .map(|row| row.cells().map(|c| c.replace("**", ""))),
        );
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
        let widths: [usize; 6] = std::array::from_fn(|column| width(column).unwrap_or(0));
        for row in &rows {
            let mut line = String::new();
            for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
                match column {
                    0 => write!(line, "{cell:<width$}")?,
                    5 => write!(line, "  {cell}")?,
                    _ => write!(line, "  {cell:>width$}")?,
                }
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        vec![
            Row::new("a | b", Amount::Time(1.05e-6))
                .beside(Amount::Time(1e-6))
                .beside_stock(Amount::Time(2e-6))
                .within(Budget::Ratio(1.1))
                .short(),
            Row::new("allocations", Amount::Count(79.0))
                .beside(Amount::Count(70.0))
                .within(Budget::More(8.0)),
            Row::new("held", Amount::Time(50e-9)).within(Budget::AtMost(Amount::Time(200e-9))),
            Row::new("told", Amount::Size(1024.0)),
        ]
    }

    #[test]
    fn a_budget_is_met_up_to_its_limit() {
        let met: Vec<Option<bool>> = rows().iter().map(Row::is_met).collect();
        assert_eq!(met, [Some(true), Some(false), Some(true), None]);
        let at = |ours: f64, budget| {
            let row = Row::new("", Amount::Count(ours)).beside(Amount::Count(10.0));
            row.within(budget).is_met()
        };
        assert_eq!(at(18.0, Budget::More(8.0)), Some(true));
        assert_eq!(at(11.0, Budget::Ratio(1.1)), Some(true));
        assert_eq!(at(11.1, Budget::Ratio(1.1)), Some(false));
        assert_eq!(at(11.1, Budget::AtMost(Amount::Count(11.0))), Some(false));
    }

    #[test]
    fn nothing_to_compare_with_is_no_ratio_and_no_verdict() {
        let row = Row::new("a", Amount::Count(1.0)).within(Budget::Ratio(1.1));
        assert_eq!((row.ratio(), row.is_met()), (None, None));
        assert_eq!(row.beside(Amount::Count(0.0)).ratio(), None);
    }

    #[test]
    fn the_table_has_a_line_for_each_row() {
        assert_eq!(
            markdown(&rows()),
            "|  | bare reqwest | stock | ours | ours / bare | budget |\n\
             |---|---:|---:|---:|---:|---:|\n\
             | a \\| b | 1.00 µs | 2.00 µs | 1.05 µs | 1.05 | ≤ 1.10 ×: met |\n\
             | allocations | 70 |  | 79 | 1.13 | ≤ 8 more: **missed** |\n\
             | held |  |  | 50.0 ns |  | ≤ 200 ns: met |\n\
             | told |  |  | 1.00 KiB |  |  |\n"
        );
    }

    #[test]
    fn the_short_table_has_what_is_marked_and_no_budgets() {
        assert_eq!(
            short_markdown(&rows()),
            "|  | bare reqwest | ours | ours / bare |\n\
             |---|---:|---:|---:|\n\
             | a \\| b | 1.00 µs | 1.05 µs | 1.05 |\n"
        );
    }

    #[test]
    fn a_terminal_gets_columns_and_no_markdown() {
        let shown = Plain(&rows()).to_string();
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines.len(), 5, "{shown}");
        assert_eq!(
            lines[1].find("1.00 µs"),
            lines[0].find("bare reqwest").map(|at| at + 5)
        );
        assert!(lines[2].ends_with("≤ 8 more: missed"), "{shown}");
        assert!(lines[4].ends_with("1.00 KiB"), "{shown}");
    }
}
