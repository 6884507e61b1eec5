#include "http/router.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "http/compress.h"
#include "http/problem.h"

namespace rongtong::http {

namespace {

base::Error bad_route(std::string_view path) {
  return {base::ErrorCode::kInternal, base::msg("http.route", path)};
}

/// A whole number that fits 63 bits, in its one spelling: `7`, not `07` or `+7`.
bool is_id(std::string_view text) {
  if (text.empty() || text.size() > 18 || (text.size() > 1 && text[0] == '0')) return false;
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string rest_of(const std::vector<std::string>& segments, std::size_t at) {
  std::string rest;
  for (std::size_t i = at; i < segments.size(); ++i) {
    if (i > at) rest += '/';
    rest += segments[i];
  }
  return rest;
}

}  // namespace

/// The routes that end at one segment, and what may follow it.
struct Router::Node {
  struct Child {
    std::string name;  // of the parameter
    std::unique_ptr<Node> node;
  };
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::optional<Child> number;
  std::optional<Child> text;
  std::optional<Child> rest;
  std::map<Method, const Route*> routes;

  const Route* route(Method method) const {
    const auto found = routes.find(method);
    return found == routes.end() ? nullptr : found->second;
  }

  Node& literal(std::string_view name) {
    auto& child = literals[std::string(name)];
    if (!child) child = std::make_unique<Node>();
    return *child;
  }

  std::string allow() const {
    std::string list = "OPTIONS";
    for (const auto& [method, route] : routes) {
      list += ", ";
      list += method_name(method);
      if (method == Method::kGet) list += ", HEAD";
    }
    return list;
  }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;

Router::Node& Router::node_of(std::string_view path) {
  if (!path.starts_with('/')) throw bad_route(path);
  Node* node = root_.get();
  auto rest = path.substr(1);
  bool ended = false;
  while (!rest.empty()) {
    if (ended) throw bad_route(path);
    const auto end = std::min(rest.find('/'), rest.size());
    const auto segment = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (segment.empty()) throw bad_route(path);
    if (segment.front() != '{') {
      node = &node->literal(segment);
      continue;
    }
    if (segment.back() != '}') throw bad_route(path);
    const auto inside = segment.substr(1, segment.size() - 2);
    const auto colon = std::min(inside.find(':'), inside.size());
    const auto kind = inside.substr(std::min(colon + 1, inside.size()));
    auto& child = kind == "int" ? node->number : kind == "rest" ? node->rest : node->text;
    const bool known = kind.empty() || kind == "int" || kind == "text" || kind == "rest";
    if (!child) child = Node::Child{std::string(inside.substr(0, colon)), std::make_unique<Node>()};
    // Two names for one place would make a template mean what another one says.
    if (!known || colon == 0 || child->name != inside.substr(0, colon)) throw bad_route(path);
    node = child->node.get();
    ended = kind == "rest";
  }
  return *node;
}

void Router::add(Method method, std::string_view path, RouteOptions options, Handler handler) {
  Node& node = node_of(path);
  const bool special =
      method == Method::kHead || method == Method::kOptions || method == Method::kUnknown;
  const bool closed_at_once = options.at_once && options.permission != "public";
  if (special || closed_at_once || node.route(method) != nullptr) throw bad_route(path);
  routes_.push_back({method, std::string(path), std::move(options), std::move(handler)});
  node.routes[method] = &routes_.back();
}

const Router::Node* Router::find(
    const Node& node, const std::vector<std::string>& segments, std::size_t at, Arguments& found
) const {
  if (at == segments.size() && !node.routes.empty()) return &node;
  const auto descend = [&](const Node::Child& child, std::string value, std::size_t next) {
    found.emplace_back(child.name, std::move(value));
    const Node* const end = find(*child.node, segments, next, found);
    if (end == nullptr) found.pop_back();
    return end;
  };
  if (at < segments.size()) {
    const std::string& segment = segments[at];
    if (const auto child = node.literals.find(segment); child != node.literals.end()) {
      if (const Node* end = find(*child->second, segments, at + 1, found)) return end;
    }
    if (node.number && is_id(segment)) {
      if (const Node* end = descend(*node.number, segment, at + 1)) return end;
    }
    if (node.text && !segment.empty()) {
      if (const Node* end = descend(*node.text, segment, at + 1)) return end;
    }
  }
  return node.rest ? descend(*node.rest, rest_of(segments, at), segments.size()) : nullptr;
}

Admission Router::admit(Request& request) {
  Admission admission;
  const auto refuse = [&](int status) -> Response& {
    admission.refusal = problem(status, request.language, request.id);
    return *admission.refusal;
  };
  const Node* const node = find(*root_, request.target.segments, 0, request.arguments);
  if (node == nullptr) {
    refuse(404);
    return admission;
  }
  if (request.method == Method::kOptions) {
    admission.refusal = Response{.status = 204, .headers = {{"Allow", node->allow()}}};
    return admission;
  }
  const bool head = request.method == Method::kHead;
  request.route = node->route(head ? Method::kGet : request.method);
  if (request.route == nullptr) {
    refuse(405).set("Allow", node->allow());
    return admission;
  }
  const RouteOptions& options = request.route->options;
  const std::string type = media_type(request.headers);
  const bool has_body = request.headers.find("transfer-encoding") ||
                        request.headers.find("content-length").value_or("0") != "0";
  const bool any = options.body_types.empty() || !has_body || options.most_body == 0;
  if (!any && std::ranges::find(options.body_types, type) == options.body_types.end()) {
    refuse(415);
  }
  admission.most_body = options.most_body;
  admission.check_before_body = options.check_before_body;
  admission.at_once = options.at_once;
  return admission;
}

std::optional<Response> Router::check(Request& request) {
  const Route& route = *request.route;
  if (route.options.permission == "public") return std::nullopt;
  if (!gate_) return problem(403, request.language, request.id);
  return gate_(request, route);
}

Response Router::handle(Request& request) {
  Response response = request.route->handler(request);
  if (request.route->options.compress && !request.route->options.at_once) {
    compress(request.headers, response);
  }
  return response;
}

std::string_view Router::route_name(const Request& request) const {
  return request.route == nullptr ? std::string_view{} : std::string_view(request.route->path);
}

}  // namespace rongtong::http
