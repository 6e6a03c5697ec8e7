//! Phases of the file: taking up a new one, showing another, sealing one for good.

use super::{Desk, DeskError, Done};
use crate::country_file::{Action, ActionKind, Origin};
use crate::figures::{Change, Phase};
use crate::questionnaire::{PackId, builtin_pack};

impl Desk {
    /// Takes up another phase in this file and shows it. Earlier phases stay as they are.
    pub fn take_up_phase(&mut self, pack: &PackId) -> Result<Done, DeskError> {
        if self.answers.phases.contains_key(pack) {
            return Err(DeskError::Refused(format!("This file already holds {pack}.")));
        }
        let found = builtin_pack(pack).ok_or_else(|| DeskError::UnknownPack(pack.clone()))?;
        let area = self.answers.area();
        if !found.areas.is_empty() && !area.as_ref().is_some_and(|area| found.areas.contains(area)) {
            let area = area.unwrap_or_else(|| "?".into());
            return Err(DeskError::UnknownArea {
                area,
                pack: found.id.clone(),
                areas: found.areas.clone(),
            });
        }
        let changes = vec![
            self.setting_change("open_phase", Some(pack.as_str())),
            Change::Phase {
                pack: pack.clone(),
                before: None,
                after: Some(Phase {
                    version: found.version.clone(),
                    hash: found.hash.clone(),
                    sealed: false,
                }),
            },
        ];
        // The new phase is shown first, so that a sealed one that was shown before does not stand in the way.
        let shown = std::mem::replace(&mut self.pack, found);
        let done = self.act(
            Action::new(ActionKind::TakeUpPhase).with_detail(pack.as_str()),
            Origin::Typed,
            changes,
        );
        if done.is_err() {
            self.pack = shown;
        }
        self.recheck();
        done
    }

    /// Shows another phase of the file. Sealed ones can be read only.
    pub fn show_phase(&mut self, phase: &PackId) -> Result<(), DeskError> {
        let pack = builtin_pack(phase).ok_or_else(|| DeskError::UnknownPack(phase.clone()))?;
        if !self.answers.phases.contains_key(phase) {
            return Err(DeskError::Refused(format!("This file does not hold {phase}.")));
        }
        self.pack = pack;
        self.recheck();
        Ok(())
    }

    /// Seals the shown phase: it can only be read from then on.
    pub(super) fn seal(&mut self) -> Result<Done, DeskError> {
        let pack = self.phase().clone();
        let before = self.answers.phases.get(&pack).cloned();
        let after = before.clone().map(|phase| Phase { sealed: true, ..phase });
        let action = Action::new(ActionKind::Seal).with_detail(pack.as_str());
        self.act(action, Origin::Program, vec![Change::Phase { pack, before, after }])
    }
}
