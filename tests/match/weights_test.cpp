#include "match/weights.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/error.h"
#include "base/io/file.h"

namespace rongtong::match {
namespace {

std::string catalogue(const char* name) {
  const auto folder = std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog" / "match";
  return base::read_file(folder / name, 1U << 20U);
}

base::Error error_of(const std::string& yaml) {
  try {
    read_weights(yaml, "weights.yaml");
  } catch (const base::Error& error) {
    return error;
  }
  return {base::ErrorCode::kInternal, base::msg("no.error")};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Weights, CatalogueHoldsTheDefaults) {
  EXPECT_EQ(read_weights(catalogue("weights.yaml"), "weights.yaml"), MatchWeights{});
}

TEST(Weights, FaultsAreNamed) {
  const auto good = catalogue("weights.yaml");
  const auto missing = error_of(replaced(good, "\nk1: 1.0", "\n"));
  EXPECT_EQ(missing.message().key, "base.yaml.missing");
  const auto range = error_of(replaced(good, "\nsoft_unknown: 0.5", "\nsoft_unknown: 5"));
  EXPECT_EQ(range.code(), base::ErrorCode::kInvalidArgument);
  EXPECT_EQ(range.message().key, "match.weight_range");
  EXPECT_EQ(range.place().file, "weights.yaml");
  EXPECT_GT(range.place().line, 0U);
  EXPECT_EQ(error_of(good + "speed: 3\n").message().key.substr(0, 21), "base.yaml.unknown_key");
}

TEST(StopPhraseFile, HoldsEachPhraseOnce) {
  const auto phrases = read_stop_phrases(catalogue("stop-phrases.yaml"), "stop-phrases.yaml");
  EXPECT_GT(phrases.scope.size(), 20U);
  EXPECT_GT(phrases.need.size(), 20U);
  auto all = phrases.scope;
  all.insert(all.end(), phrases.need.begin(), phrases.need.end());
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
}

TEST(StopPhraseFile, RefusesOtherKeys) {
  EXPECT_THROW(read_stop_phrases("scope: {a: [b]}\nneed: {a: [c]}\nmore: 1\n", "f"), base::Error);
  EXPECT_THROW(read_stop_phrases("scope: {a: [b]}\n", "f"), base::Error);
}

}  // namespace
}  // namespace rongtong::match
