#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"

namespace rongtong::usecase {

/// Kinds of files that a plan can be exported as.
inline constexpr std::string_view kExportFormats[] = {
    "html", "xlsx", "csv", "json", "letters", "contacts"};

/// Writes the plan into `folder` (created when missing), each file whole or not at all. `formats`
/// empty: every kind. Returns the files written, the report first. Throws base::Error
/// (kInvalidArgument) for a format that is none.
std::vector<std::filesystem::path> export_plan(
    const model::Plan& plan,
    const model::Codes& codes,
    base::Language language,
    const std::vector<std::string>& formats,
    const std::filesystem::path& folder
);

/// Ids of the plan's views ("summary", "needs", "tables" …), in the order of the workbook.
std::vector<std::string> plan_views();

/// One view as rows of cells, the header first. Throws base::Error (kInvalidArgument) for an
/// unknown view.
std::vector<std::vector<std::string>> plan_table(
    const model::Plan& plan,
    const std::string& view,
    const model::Codes& codes,
    base::Language language
);

}  // namespace rongtong::usecase
