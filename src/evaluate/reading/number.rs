//! Numbers as they are written in files and in JSON.

use rust_decimal::Decimal;

use super::MOST_DIGITS;
use crate::model::MAX_DECIMALS;

/// A number of a file: perhaps `-`, digits, and a dot with digits. None where it is written otherwise, or has more
/// significant digits or decimals than come out the same everywhere. Zeros at the end of its decimals do not count as
/// decimals.
pub(super) fn written(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = unsigned.split_once('.').map_or((unsigned, None), |(whole, more)| (whole, Some(more)));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !decimals.is_none_or(is_digits) {
        return None;
    }
    let decimals = decimals.unwrap_or_default();
    if decimals.trim_end_matches('0').len() > usize::from(MAX_DECIMALS) {
        return None;
    }
    let mut mantissa = 0_i64;
    let mut significant = 0;
    for digit in whole.bytes().chain(decimals.bytes()) {
        significant += usize::from(significant > 0 || digit != b'0');
        if significant > MOST_DIGITS {
            return None;
        }
        mantissa = mantissa * 10 + i64::from(digit - b'0');
    }
    let mut scale = decimals.len();
    if mantissa == 0 {
        scale = 0;
    }
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    let mantissa = if unsigned.len() < text.len() { -mantissa } else { mantissa };
    Decimal::try_new(mantissa, u32::try_from(scale).ok()?).ok()
}

/// A number of JSON by what it is worth, however it is written; none where it has too many digits.
pub(super) fn in_json(text: &str) -> Option<Decimal> {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return written(text) };
    let mantissa = written(mantissa)?;
    let exponent: i64 = exponent.parse().ok()?;
    if mantissa.is_zero() {
        return Some(mantissa);
    }
    // What is worth more than fifteen digits can tell, or has more decimals, is not readable.
    let places = i64::try_from(MOST_DIGITS).ok()?;
    let scale = i64::from(mantissa.scale()) - exponent;
    if scale > i64::from(MAX_DECIMALS) + places || scale < -places {
        return None;
    }
    let whole = i64::try_from(mantissa.mantissa()).ok()?;
    let (whole, scale) = if scale < 0 {
        (whole.checked_mul(10_i64.checked_pow(u32::try_from(-scale).ok()?)?)?, 0)
    } else {
        (whole, u32::try_from(scale).ok()?)
    };
    written(&Decimal::try_new(whole, scale).ok()?.normalize().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_at_most_fifteen_digits_that_matter() {
        assert_eq!(written("000999999999999999"), Some(Decimal::from(999_999_999_999_999_i64)));
        assert_eq!(written("1000000000000000"), None);
        assert_eq!(written("0.100000000000000"), Some(Decimal::new(1, 1)));
        assert_eq!(written("84.99999999999999999"), None);
        assert_eq!(written("0.0000000000000000000000000000000000000000000001"), None);
        assert_eq!(written("1.50").map(|number| number.scale()), Some(1));
        for text in ["", "-", ".5", "5.", "1e2", "--1", "1_000", "½", "1.2.3", "+1", "0x1"] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn in_json_the_form_of_a_number_makes_no_difference() {
        assert_eq!(in_json("1e2"), Some(Decimal::from(100)));
        assert_eq!(in_json("1.5E-1"), Some(Decimal::new(15, 2)));
        assert_eq!(in_json("-5.0"), Some(Decimal::from(-5)));
        assert_eq!(in_json("0e999999999"), Some(Decimal::ZERO));
        for text in ["1e400", "1e15", "1e-400", "1e99999999999999999999"] {
            assert_eq!(in_json(text), None, "{text}");
        }
    }
}
