#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/application.h"

namespace rongtong::http {

using Handler = std::function<Response(Request&)>;

/// What a route asks of its requests.
struct RouteOptions {
  /// Who may, as a name that the gate understands. `public` needs no gate.
  std::string permission = "public";
  /// Bytes of the body; 0: the route takes none.
  std::uint64_t most_body = 0;
  /// Media types of the body, in lower case; others get 415. Empty: any.
  std::vector<std::string> body_types{"application/json"};
  /// Asks the gate before the body is read. For uploads.
  bool check_before_body = false;
  /// Answers from memory, never waits, and is public: runs on the I/O thread.
  bool at_once = false;
  /// Dynamic content of a compressible type is packed, where the client takes gzip.
  bool compress = true;

  friend bool operator==(const RouteOptions&, const RouteOptions&) = default;
};

/// One method on one template.
struct Route {
  Method method = Method::kGet;
  std::string path;
  RouteOptions options;
  Handler handler;
};

/// Empty when the person of the request may use the route, else the answer.
using Gate = std::function<std::optional<Response>(Request&, const Route&)>;

/// Methods on path templates: `/api/needs/{id:int}/responses`, `/api/enterprises/{code}`,
/// `/{file:rest}`. A literal segment wins over a number, a number over a text, a text over the
/// rest. `rest` stands last and holds the remaining segments joined with `/`. Routes are added
/// before the server starts; after that any number of threads may ask.
class Router final : public Application {
 public:
  Router();
  ~Router() override;

  /// Throws Error (kInternal) for a malformed or doubled template, and for a route `at_once` that
  /// is not public: the gate may wait.
  void add(Method method, std::string_view path, RouteOptions options, Handler handler);
  /// Asked for every route that is not public. Without a gate those answer 403.
  void set_gate(Gate gate) { gate_ = std::move(gate); }
  const std::deque<Route>& routes() const { return routes_; }

  /// 404, 405 with Allow, 413, 415, an answer to OPTIONS; else the route, kept in the request.
  Admission admit(Request& request) override;
  std::optional<Response> check(Request& request) override;
  Response handle(Request& request) override;
  std::string_view route_name(const Request& request) const override;

 private:
  struct Node;
  using Arguments = std::vector<std::pair<std::string, std::string>>;

  Node& node_of(std::string_view path);
  const Node* find(
      const Node& node, const std::vector<std::string>& segments, std::size_t at, Arguments& found
  ) const;

  std::unique_ptr<Node> root_;
  std::deque<Route> routes_;
  Gate gate_;
};

}  // namespace rongtong::http
