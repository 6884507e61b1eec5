// enterprise show: one firm and what each batch said of it.
#include <boost/json.hpp>
#include <iostream>

#include "base/error.h"
#include "cli/command.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "model/json/enterprise_json.h"

namespace rongtong::cli {

namespace {

namespace bj = boost::json;

std::string capital_text(const model::Capital& capital) {
  return capital.known() ? capital.amount + " " + capital.currency : "";
}

void print_facts(const Context& context, Session& session, const model::Enterprise& firm) {
  const auto& codes = session.codes();
  const auto line = [&context](const char* key, const std::string& value) {
    const auto shown = value.empty() ? context.say("cli.unknown") : value;
    std::cout << context.say(key) << ": " << shown << '\n';
  };
  line("cli.enterprise.code", std::string(firm.credit_code.text()));
  line("cli.enterprise.name", firm.name);
  line("cli.enterprise.kind", codes.organisation_kinds.label(firm.kind, context.language));
  line("cli.enterprise.region", firm.region ? codes.regions.full_name(*firm.region) : "");
  line("cli.enterprise.address", firm.address);
  line("cli.enterprise.registered", firm.registered_on ? base::to_iso(*firm.registered_on) : "");
  line("cli.enterprise.capital", capital_text(firm.capital));
  line("cli.enterprise.tier", codes.tiers.label(firm.tier, context.language));
  line("cli.enterprise.size", codes.size_classes.label(firm.size_class, context.language));
  line("cli.enterprise.scope", firm.business_scope);
  for (const auto& [header, value] : firm.extra) std::cout << header << ": " << value << '\n';
}

void print_history(const Context& context, const std::vector<model::EnterpriseVersion>& history) {
  std::cout << '\n' << context.say("cli.enterprise.history") << '\n';
  TextTable table({
      context.say("cli.batches.id"),
      context.say("cli.batches.as_of"),
      context.say("cli.enterprise.line"),
      context.say("cli.enterprise.name"),
      context.say("cli.enterprise.capital"),
  });
  for (const auto& version : history) {
    table.add(
        {std::to_string(version.batch.value),
         base::to_iso(version.as_of),
         std::to_string(version.line),
         version.stated.name,
         capital_text(version.stated.capital)}
    );
  }
  std::cout << table.text({0, 2});
}

void show(const Context& context, const std::string& text) {
  Session session(context);
  const auto code = model::CreditCode::parse(text);
  const auto record = code ? session.existing_store().find_enterprise(*code) : std::nullopt;
  if (!record) {
    throw base::Error(base::ErrorCode::kNotFound, base::msg("cli.enterprise.none", text));
  }
  const auto history = session.store().history(*code);
  if (!context.json) {
    print_facts(context, session, record->enterprise);
    print_history(context, history);
    return;
  }
  bj::array versions;
  for (const auto& version : history) {
    versions.push_back(bj::object{
        {"batch", version.batch.value},
        {"as_of", base::to_iso(version.as_of)},
        {"line", version.line},
        {"stated", model::to_json(version.stated)},
    });
  }
  std::cout << bj::serialize(bj::object{
                   {"enterprise", model::to_json(record->enterprise)},
                   {"history", std::move(versions)},
               })
            << '\n';
}

}  // namespace

void add_enterprise_commands(Command& root) {
  static std::string code;
  Context& context = root.context();
  auto show_command =
      root.below("enterprise", "cli.enterprise.about").below("show", "cli.enterprise.show");
  show_command.option("CODE", &code, "cli.enterprise.code", {.required = true});
  show_command.runs([&context] { show(context, code); });
}

}  // namespace rongtong::cli
