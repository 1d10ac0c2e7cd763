//! The chart: what calls take through each client, as multiples of what they
//! take by hand.

use super::table::Row;

/// The height of a group of bars, and of what is above them.
const GROUP: usize = 46;
const HEAD: usize = 64;
/// Where the bars begin, and how long the longest is.
const LEFT: f64 = 300.0;
const LONGEST: f64 = 480.0;

const INK: &str = "#333333";
const OURS: &str = "#1f6fb4";
const STOCK: &str = "#c98a2b";
const TITLE: &str = "What a call costs, as a multiple of the same by hand";

/// The rows that a call by hand, a stock client and ours have in common, as an
/// SVG file; `None` if there are none.
pub(super) fn svg(rows: &[Row]) -> Option<String> {
    let ratios = |row: &Row| Some((row.what.clone(), row.ratio()?, row.stock? / row.bare?));
    let groups: Vec<_> = rows.iter().filter_map(ratios).collect();
    let largest = groups.iter().map(|(_, ours, stock)| ours.max(*stock));
    let largest = largest.reduce(f64::max)?.max(1.2);
    let end = |ratio: f64| LEFT + (ratio / largest * LONGEST).round();
    let bottom = HEAD + GROUP * groups.len();
    let size = format!("width=\"860\" height=\"{}\"", bottom + 34);

    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {size} font-family=\"sans-serif\" \
         font-size=\"13\">\n<rect {size} fill=\"white\"/>\n"
    );
    svg += &text(TITLE, (16.0, 26), "start", INK);
    for (name, x, color) in [("ours", 16.0, OURS), ("stock client", 90.0, STOCK)] {
        svg += &bar((x, 40), (12.0, 12), color);
        svg += &text(name, (x + 18.0, 51), "start", INK);
    }
    for half in 0..=(largest * 2.0) as u8 {
        let (width, label) = match half {
            2 => (2.0, "by hand".to_owned()),
            _ => (0.5, format!("{:.1}", f64::from(half) / 2.0)),
        };
        let x = end(f64::from(half) / 2.0);
        svg += &bar((x, HEAD), (width, bottom - HEAD), INK);
        svg += &text(&label, (x, bottom + 16), "middle", INK);
    }
    for (index, (what, ours, stock)) in groups.iter().enumerate() {
        let y = HEAD + GROUP * index;
        svg += &text(what, (LEFT - 10.0, y + 27), "end", INK);
        for (ratio, y, color) in [(*ours, y + 5, OURS), (*stock, y + 25, STOCK)] {
            let label = format!("{ratio:.2}");
            svg += &bar((LEFT, y), (end(ratio) - LEFT, 16), color);
            svg += &text(&label, (end(ratio) - 6.0, y + 12), "end", "white");
        }
    }
    Some(svg + "</svg>\n")
}

fn bar((x, y): (f64, usize), (width, height): (f64, usize), color: &str) -> String {
    format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{color}\"/>\n")
}

fn text(text: &str, (x, y): (f64, usize), anchor: &str, color: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" fill=\"{color}\">{text}</text>\n")
}

#[cfg(test)]
mod tests {
    use super::super::table::Unit;
    use super::*;

    #[test]
    fn there_is_a_group_of_bars_for_each_row_that_compares_all_three() {
        let row = |what, ours, stock| Row {
            bare: Some(100.0),
            stock: Some(stock),
            ..Row::new(what, Unit::Count, ours)
        };
        let alone = Row::new("alone", Unit::Count, 1.0);
        let (small, page) = (row("<call>", 98.0, 125.0), row("a & b", 103.0, 200.0));
        let svg = svg(&[small, alone.clone(), page]).expect("a chart");
        assert!(
            svg.starts_with("<svg ") && svg.ends_with("</svg>\n"),
            "{svg}"
        );
        for text in "&lt;call>|a &amp; b|0.98|1.25|1.03|2.00|by hand".split('|') {
            let count = svg.matches(&format!(">{text}<")).count();
            assert_eq!(count, 1, "{text}\n{svg}");
        }
        // One in the legend, and one for each group.
        assert_eq!(
            [OURS, STOCK].map(|color| svg.matches(color).count()),
            [3, 3]
        );
        assert!(!svg.contains("alone"), "{svg}");
        assert_eq!(super::svg(&[alone]), None);
    }
}
