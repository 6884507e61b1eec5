#pragma once

#include <array>
#include <ostream>
#include <string>
#include <string_view>

#include "base/table/csv_writer.h"
#include "demo/demo.h"

/// The columns of the demonstration's table of firms. Private to the folder.
namespace rongtong::demo {

inline constexpr std::array<std::string_view, 19> kFirmHeaders{
    "统一社会信用代码",
    "企业名称",
    "省份",
    "城市",
    "区县",
    "注册地址",
    "成立日期",
    "注册资本",
    "企业类型",
    "行业代码",
    "经营范围",
    "主导产品",
    "企业规模",
    "梯度类型",
    "资质证书",
    "从业人数",
    "联系人",
    "联系电话",
    "备注"};
inline constexpr std::size_t kFirmColumns = kFirmHeaders.size();
inline constexpr std::size_t kCodeColumn = 0;
inline constexpr std::size_t kNameColumn = 1;
inline constexpr std::size_t kPlaceColumns[] = {2, 3, 4, 5};
inline constexpr std::size_t kRemarkColumn = kFirmColumns - 1;

using FirmRow = std::array<std::string, kFirmColumns>;

FirmRow firm_row(const CityWording& city, const DemoFirm& firm);
void write_row(base::CsvWriter& csv, const FirmRow& row);
/// A table with its header written; `name` is for messages.
base::CsvWriter firm_table(std::ostream& out, const std::string& name);

}  // namespace rongtong::demo
