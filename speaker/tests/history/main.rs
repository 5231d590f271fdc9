//! What is recorded, how it is listed and found, and what deleting leaves.

mod commands;
mod days;
mod deleting;
mod finding;
mod made;
mod nothing_left;
mod old_records;
mod reasons;
mod records;
mod rows;
mod selecting;
mod slow;
mod speed;
mod twins;
mod undoing;
