//! The chart: what calls take through each client, as multiples of what they
//! take by hand.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::table::Row;
use crate::Error;

/// Width, and height of one group of bars.
const WIDTH: u32 = 860;
const GROUP: u32 = 46;
/// What stands above and below the bars.
const HEAD: u32 = 64;
const FOOT: u32 = 34;
/// Where the bars begin, and where the longest may end.
const LEFT: i32 = 300;
const RIGHT: i32 = 780;
/// Half the height of a bar, and how far its middle is from that of its group.
const BAR: i32 = 8;
const APART: i32 = 10;

const OURS: RGBColor = RGBColor(0x1f, 0x6f, 0xb4);
const STOCK: RGBColor = RGBColor(0xc9, 0x8a, 0x2b);
const INK: RGBColor = RGBColor(0x33, 0x33, 0x33);

/// The rows that a call by hand, a stock client and ours have in common, as an
/// SVG file; `None` if there are none.
///
/// # Errors
///
/// The chart cannot be drawn.
pub fn svg(rows: &[Row]) -> Result<Option<String>, Error> {
    let groups: Vec<(&str, f64, f64)> = rows
        .iter()
        .filter_map(|row| Some((row.what.as_str(), row.ratio()?, row.stock_ratio()?)))
        .collect();
    if groups.is_empty() {
        return Ok(None);
    }
    let mut text = String::new();
    let count = u32::try_from(groups.len())?;
    let root = SVGBackend::with_string(&mut text, (WIDTH, HEAD + FOOT + GROUP * count));
    let root = root.into_drawing_area();
    draw(&root, &groups).map_err(|error| error.to_string())?;
    drop(root);
    Ok(Some(text))
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;
type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

fn draw(root: &Area<'_>, groups: &[(&str, f64, f64)]) -> Drawn {
    root.fill(&WHITE)?;
    let largest = groups.iter().flat_map(|(_, ours, stock)| [*ours, *stock]);
    let largest = largest.fold(1.2, f64::max);
    let x = |ratio: f64| LEFT + (ratio / largest * f64::from(RIGHT - LEFT)).round() as i32;
    let bottom = (HEAD + GROUP * groups.len() as u32) as i32;

    write(
        root,
        "What a call costs, as a multiple of the same by hand",
        20,
        (16, 14),
        left(),
    )?;
    for (color, name, at) in [(OURS, "ours", 16), (STOCK, "progenitor's stock client", 90)] {
        root.draw(&Rectangle::new([(at, 40), (at + 12, 52)], color.filled()))?;
        write(root, name, 16, (at + 18, 38), left())?;
    }
    for step in 0..=(largest * 4.0).floor() as u32 {
        let ratio = f64::from(step) / 4.0;
        let strength = if step == 4 { 0.9 } else { 0.15 };
        let line = vec![(x(ratio), HEAD as i32), (x(ratio), bottom)];
        root.draw(&PathElement::new(line, INK.mix(strength).stroke_width(1)))?;
        if step % 2 == 0 {
            let label = match step {
                4 => "by hand".to_owned(),
                _ => format!("{ratio:.1}"),
            };
            write(root, &label, 15, (x(ratio), bottom + 6), centered())?;
        }
    }
    for (index, (what, ours, stock)) in groups.iter().enumerate() {
        let middle = HEAD as i32 + GROUP as i32 * index as i32 + GROUP as i32 / 2;
        write(root, what, 16, (LEFT - 10, middle), beside(HPos::Right))?;
        for (ratio, color, y) in [(ours, OURS, middle - APART), (stock, STOCK, middle + APART)] {
            let bar = [(x(0.0), y - BAR), (x(*ratio), y + BAR)];
            root.draw(&Rectangle::new(bar, color.filled()))?;
            let label = format!("{ratio:.2}");
            let inside = (x(*ratio) - 6, y);
            write_in(WHITE, root, &label, 15, inside, beside(HPos::Right))?;
        }
    }
    root.present()
}

fn write(root: &Area<'_>, text: &str, size: u32, at: (i32, i32), anchor: Pos) -> Drawn {
    write_in(INK, root, text, size, at, anchor)
}

fn write_in(
    color: RGBColor,
    root: &Area<'_>,
    text: &str,
    size: u32,
    at: (i32, i32),
    anchor: Pos,
) -> Drawn {
    let style = ("sans-serif", size).into_text_style(root);
    root.draw_text(text, &style.color(&color).pos(anchor), at)
}

fn left() -> Pos {
    Pos::new(HPos::Left, VPos::Top)
}

fn centered() -> Pos {
    Pos::new(HPos::Center, VPos::Top)
}

fn beside(side: HPos) -> Pos {
    Pos::new(side, VPos::Center)
}

#[cfg(test)]
mod tests {
    use super::super::amount::Amount;
    use super::*;

    #[test]
    fn a_group_of_bars_stands_for_each_row_that_compares_all_three() {
        let row = |what: &str, ours: f64| {
            let row = Row::new(what, Amount::Count(ours)).beside(Amount::Count(100.0));
            row.beside_stock(Amount::Count(125.0))
        };
        let alone = Row::new("alone", Amount::Count(1.0));
        let rows = [row("small <call>", 98.0), alone.clone(), row("page", 103.0)];
        let svg = svg(&rows).expect("drawn").expect("a chart");
        assert!(
            svg.starts_with("<svg ") && svg.ends_with("</svg>\n"),
            "{svg}"
        );
        for text in [
            "small &lt;call&gt;",
            "page",
            "0.98",
            "1.03",
            "1.25",
            "by hand",
        ] {
            assert!(svg.contains(text), "{text}\n{svg}");
        }
        assert!(!svg.contains("alone"), "{svg}");
        assert_eq!(super::svg(&[alone]).expect("drawn"), None);
    }
}
