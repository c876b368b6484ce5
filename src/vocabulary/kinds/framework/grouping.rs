//! What outcomes and metrics are for, and how they are grouped.

use super::{ABOUT, PART_OF};
use crate::vocabulary::entry::Presence::Required;
use crate::vocabulary::entry::Status::Consultation;
use crate::vocabulary::entry::{Kind, Layer, statement};

pub(super) const PURPOSE: Kind = Kind {
    word: "purpose",
    plural: "purposes",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "a use to which outcomes and metrics are put",
    statements: &[statement("part of", &["<purpose>"], PART_OF).of_one()],
    example: r#"purpose quality "Improve the quality of public services""#,
};

pub(super) const CONTEXT: Kind = Kind {
    word: "context",
    plural: "contexts",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "circumstances on which the worth of an indicator depends",
    statements: &[],
    example: r#"context rural "rural places""#,
};

pub(super) const DOMAIN: Kind = Kind {
    word: "domain",
    plural: "domains",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "a field of life under which outcomes are grouped",
    statements: &[statement("part of", &["<domain>"], PART_OF).of_one()],
    example: r#"domain health "Health""#,
};

pub(super) const LAYER: Kind = Kind {
    word: "layer",
    plural: "layers",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "a level of the framework: children, parents, services",
    statements: &[ABOUT],
    example: r#"layer services "Services and systems""#,
};

pub(super) const RIGHT: Kind = Kind {
    word: "right",
    plural: "rights",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "a right that outcomes uphold",
    statements: &[
        statement("held by", &["<population+>"], "whose right it is").asked(Consultation),
        statement("law", &["<text+>"], "where it is laid down").many(),
    ],
    example: r#"right family-life "Right to family life" {
  law "Human Rights Act 1998"
}"#,
};
