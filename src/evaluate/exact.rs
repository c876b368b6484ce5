//! Arithmetic that loses nothing: sums, products and quotients as fractions of whole numbers.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use rust_decimal::Decimal;

use crate::expression::Operator;

/// A decimal as a fraction.
pub(super) fn fraction(number: Decimal) -> BigRational {
    BigRational::new(BigInt::from(number.mantissa()), BigInt::from(10).pow(number.scale()))
}

/// One number with another; none where it is divided by nothing.
pub(super) fn apply(one: BigRational, operator: Operator, other: BigRational) -> Option<BigRational> {
    match operator {
        Operator::Plus => Some(one + other),
        Operator::Minus => Some(one - other),
        Operator::Times => Some(one * other),
        Operator::DividedBy => (!other.is_zero()).then(|| one / other),
    }
}
